// Steps through a computation: forward, where each step gets its value, and back, where each gets its adjoint.
// The page holds everything; this only shows and hides it. "#step=5" in the address starts at a step.
(() => {
  const sweep = document.getElementById("sweep");
  const all = selector => [...sweep.querySelectorAll(selector)];
  const boxes = all(".box");
  const arrows = all(".arrow");
  const articles = all("article");
  const slider = document.getElementById("position");
  const status = document.getElementById("status");

  const isGiven = box => !articles[box.dataset.box].querySelector(".formula");
  const forward = boxes.filter(box => !isGiven(box));
  const reverse = [...boxes].reverse();
  const last = forward.length + reverse.length;
  let position = 0;

  /** The box that step number `step` is about; none at the start. */
  const boxAt = step => step <= forward.length ? forward[step - 1] : reverse[step - forward.length - 1];

  function show(box) {
    articles.forEach(article => { article.hidden = !box || article.dataset.node !== box.dataset.box; });
    const article = box && articles[box.dataset.box];
    mark("model", article ? [article.dataset.line] : []);
    mark("java", article ? article.dataset.java.split(" ") : []);
  }

  function mark(program, lines) {
    const listing = document.querySelector(`#${program} pre`);
    const marked = [...listing.querySelectorAll("[data-line]")].filter(line => {
      line.classList.toggle("marked", lines.includes(line.dataset.line));
      return line.classList.contains("marked");
    });
    if (marked.length > 0) {
      listing.scrollTop = Math.max(0, marked[0].offsetTop - listing.clientHeight / 3);
    }
  }

  function describe(box) {
    if (!box) {
      return "what is given";
    }
    const article = articles[box.dataset.box];
    return position <= forward.length
      ? `forward: ${article.dataset.name} = ${article.dataset.value}`
      : `back: adjoint of ${article.dataset.name} = ${article.dataset.adjoint}`;
  }

  function go(step) {
    position = Math.min(Math.max(step, 0), last);
    const box = boxAt(position);
    const isReverse = position > forward.length;
    const valued = new Set(forward.slice(0, position));
    const swept = new Set(reverse.slice(0, Math.max(0, position - forward.length)));
    boxes.forEach(other => {
      other.classList.toggle("valued", isGiven(other) || valued.has(other));
      other.classList.toggle("swept", swept.has(other));
      other.classList.toggle("current", other === box);
    });
    articles.forEach(article => {
      article.classList.toggle("valued", boxes[article.dataset.node].classList.contains("valued"));
      article.classList.toggle("swept", boxes[article.dataset.node].classList.contains("swept"));
    });
    arrows.forEach(arrow => {
      arrow.classList.toggle("used", !!box && !isReverse && arrow.dataset.to === box.dataset.box);
      arrow.classList.toggle("flowing", !!box && isReverse && arrow.dataset.from === box.dataset.box);
    });
    slider.value = position;
    status.textContent = `${position} of ${last}: ${describe(box)}`;
    show(box);
    box?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  const moves = { ArrowLeft: () => go(position - 1), ArrowRight: () => go(position + 1),
    Home: () => go(0), End: () => go(last) };
  document.getElementById("first").onclick = moves.Home;
  document.getElementById("back").onclick = moves.ArrowLeft;
  document.getElementById("next").onclick = moves.ArrowRight;
  document.getElementById("last").onclick = moves.End;
  slider.max = last;
  slider.oninput = () => go(Number(slider.value));
  document.addEventListener("keydown", event => {
    if (moves[event.key] && event.target !== slider && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      moves[event.key]();
    }
  });
  boxes.forEach(box => {
    box.addEventListener("mouseenter", () => show(box));
    box.addEventListener("focus", () => show(box));
    box.addEventListener("mouseleave", () => show(boxAt(position)));
    box.addEventListener("blur", () => show(boxAt(position)));
  });
  const start = () => go(Number(/^#step=(\d+)$/.exec(location.hash)?.[1] ?? 0));
  window.addEventListener("hashchange", () => /^#step=/.test(location.hash) && start());
  start();
})();
