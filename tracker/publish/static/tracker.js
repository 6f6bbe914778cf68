// The filters stand open where there is room beside the figures.
const facets = document.querySelector("details.facets");
if (facets && matchMedia("(min-width: 56rem)").matches) facets.open = true;
