// What Datasette's own pages keep in inline scripts, which this site's policy does not run.
globalThis.DATASETTE_ALLOW_FACET = "true";
document.addEventListener("click", event => {
  const within = event.target.closest("details");
  for (const details of document.querySelectorAll("details[open]")) if (details !== within) details.open = false;
});
