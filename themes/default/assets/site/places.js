// An item that is handled in several areas: the answers for the visitor's own come first, and the first of them is open.

var places = all("[data-area]"), home = rememberedArea();
function isNear(place) { return place.getAttribute("data-area") === home; }
function isFar(place) { return !isNear(place); }

var near = places.filter(isNear), far = places.filter(isFar)[0];
if (far) near.forEach(function (place) { place.parentNode.insertBefore(place, far); });
if (near[0]) places.forEach(function (place) { place.open = place === near[0]; });
