// The filters stand open where there is room beside the figures.
const facets = document.querySelector("details.facets");
if (facets && matchMedia("(min-width: 56rem)").matches) facets.open = true;

// The menu begins at the room in which the reader is, and shows on which side it goes on.
const rooms = document.querySelector(".rooms");
const list = rooms?.querySelector("ul");
if (list) {
  const sides = () => {
    rooms.classList.toggle("before", list.scrollLeft > 4);
    rooms.classList.toggle("after", list.scrollLeft + list.clientWidth < list.scrollWidth - 4);
  };
  const here = list.querySelector("[aria-current]");
  if (here) list.scrollLeft = here.offsetLeft - (list.clientWidth - here.offsetWidth) / 2;
  list.addEventListener("scroll", sides, { passive: true });
  addEventListener("resize", sides);
  sides();
}
