// The SQL editor of Datasette's query page.
addEventListener("load", () => {
  const input = document.querySelector("textarea#sql-editor");
  const format = document.querySelector("button#sql-format");
  if (!input) return;
  const editor = CodeMirror.fromTextArea(input, { lineNumbers: true, mode: "text/x-sql", lineWrapping: true });
  editor.setOption("extraKeys", { "Shift-Enter": () => input.form.submit(), Tab: false });
  if (format) {
    format.hidden = false;
    format.addEventListener("click", () => editor.setValue(sqlFormatter.format(editor.getValue())));
  }
  cmResize(editor, { resizableWidth: false });
});
