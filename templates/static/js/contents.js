// The table of contents shows which chapter is being read.
{
  const links = new Map();
  for (const link of document.querySelectorAll(".contents a")) {
    links.set(document.getElementById(decodeURIComponent(link.hash.slice(1))), link);
  }
  const headings = [...links.keys()].filter(Boolean);

  function mark() {
    const line = innerHeight / 3;
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top <= line);
    const current = passed.at(-1);
    for (const [heading, link] of links) {
      if (heading === current) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  }

  let waits = false;
  const later = () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      mark();
    });
  };
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later, { passive: true });
  mark();
}
