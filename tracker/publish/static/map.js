// Points of the list inside #map on the tiles that this site serves itself.
const box = document.getElementById("map");
const L = await import(box.dataset.leaflet);
const points = [...box.querySelectorAll("li")].map(item => ({
  at: [Number(item.dataset.lat), Number(item.dataset.lon)], size: Number(item.dataset.size), link: item.dataset.link, name: item.textContent,
}));
box.hidden = false;
const map = L.map(box, { maxZoom: 9, minZoom: 2, scrollWheelZoom: false });
map.attributionControl.setPrefix(false);
L.tileLayer(box.dataset.tiles, { maxNativeZoom: 6, maxZoom: 9, attribution: box.dataset.credit }).addTo(map);
for (const point of points.sort((a, b) => b.size - a.size)) {
  const link = document.createElement("a");
  link.href = point.link;
  link.textContent = point.name;
  L.circleMarker(point.at, { radius: 5 + Math.min(14, Math.sqrt(point.size)), color: "#0b4f56", weight: 1.5, fillColor: "#f6c445", fillOpacity: 0.75 })
    .bindPopup(link).bindTooltip(point.name).addTo(map);
}
const near = points.filter(point => point.at[0] > -12 && point.at[0] < 8 && point.at[1] > 94 && point.at[1] < 142);
map.fitBounds(L.latLngBounds((near.length ? near : points).map(point => point.at)).pad(0.15), { maxZoom: 7 });
