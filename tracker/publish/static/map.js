// Points of the list inside #map on the tiles that this site serves itself; points that lie together are one disc until one looks closer.
const CELL = 48;
const SPLIT = 9;
const box = document.getElementById("map");
const L = await import(box.dataset.leaflet);
const points = [...box.querySelectorAll("li")].map(item => ({
  at: [Number(item.dataset.lat), Number(item.dataset.lon)], size: Number(item.dataset.size), link: item.dataset.link, name: item.textContent,
}));
const colours = { color: "#0b4f56", weight: 1.5, fillOpacity: 0.75 };
box.hidden = false;
const map = L.map(box, { maxZoom: SPLIT, minZoom: 2, scrollWheelZoom: false });
map.attributionControl.setPrefix(false);
L.tileLayer(box.dataset.tiles, { maxNativeZoom: 6, maxZoom: SPLIT, attribution: box.dataset.credit }).addTo(map);
const drawn = L.layerGroup().addTo(map);

// A disc of CELL pixels holds what falls into it; the largest place of it gives its name.
function clusters(zoom) {
  const cells = new Map();
  for (const point of points) {
    const { x, y } = map.project(point.at, zoom);
    const cell = zoom >= SPLIT ? `${point.link}` : `${Math.floor(x / CELL)} ${Math.floor(y / CELL)}`;
    if (!cells.has(cell)) cells.set(cell, []);
    cells.get(cell).push(point);
  }
  return [...cells.values()].map(inside => inside.sort((a, b) => b.size - a.size));
}

function list(inside) {
  const names = document.createElement("ul");
  names.className = "cluster";
  for (const point of inside.slice(0, 12)) {
    const link = document.createElement("a");
    link.href = point.link;
    link.textContent = point.name;
    names.appendChild(document.createElement("li")).append(link, point.size ? ` ${point.size}` : "");
  }
  if (inside.length > 12) names.appendChild(document.createElement("li")).textContent = `+ ${inside.length - 12}`;
  return names;
}

function draw() {
  drawn.clearLayers();
  for (const inside of clusters(map.getZoom()).sort((a, b) => b.length - a.length)) {
    const size = inside.reduce((sum, point) => sum + point.size, 0);
    const label = inside[0].name + (inside.length > 1 ? ` + ${inside.length - 1}` : "");
    const radius = 5 + Math.min(14, Math.sqrt(size)) + (inside.length > 1 ? 3 : 0);
    L.circleMarker(inside[0].at, { ...colours, radius, fillColor: inside.length > 1 ? "#e8935a" : "#f6c445" })
      .bindPopup(list(inside)).bindTooltip(label).addTo(drawn);
  }
}

map.on("zoomend", draw);
const near = points.filter(point => point.at[0] > -12 && point.at[0] < 8 && point.at[1] > 94 && point.at[1] < 142);
map.fitBounds(L.latLngBounds((near.length ? near : points).map(point => point.at)).pad(0.15), { maxZoom: 7 });
draw();
