document.querySelectorAll("[data-tex]").forEach(element => katex.render(element.dataset.tex, element, {
  displayMode: element.tagName === "DIV", throwOnError: false }));
