(function(){
"use strict";
function doelwit(){try{return document.getElementById(decodeURIComponent(location.hash.slice(1)));}catch(e){return null;}}
function open(){var doel=doelwit();if(!doel)return;for(var d=doel.closest("details");d;d=d.parentElement.closest("details"))d.open=true;doel.scrollIntoView();}
addEventListener("hashchange",open);open();
var dicht=[];
addEventListener("beforeprint",function(){dicht=[].slice.call(document.querySelectorAll("details:not([open])"));dicht.forEach(function(d){d.open=true;});});
addEventListener("afterprint",function(){dicht.forEach(function(d){d.open=false;});});
var deel=document.getElementById("tarieven"),romp=deel&&deel.querySelector("tbody"),balk=document.getElementById("zoekbalk");
if(!romp||!balk)return;
var rijen=[].slice.call(romp.rows),melding=document.getElementById("aantal"),zoek=balk.querySelector("input"),keuze=balk.querySelector("select");
balk.hidden=false;
function toon(){var tekst=zoek.value.trim().toLowerCase(),n=0;rijen.forEach(function(r){var mag=(!keuze.value||r.cells[2].textContent===keuze.value)&&(!tekst||r.textContent.toLowerCase().indexOf(tekst)>=0);r.hidden=!mag;if(mag)n++;});melding.textContent=n+" van "+rijen.length+" tarieven";}
zoek.addEventListener("input",toon);keuze.addEventListener("change",toon);
balk.addEventListener("submit",function(e){e.preventDefault();});
function getal(t){var g=t.replace(/berekend:.*/,"").replace(/[€\s.]/g,"").replace(",",".");return /^-?\d+(\.\d+)?$/.test(g)?parseFloat(g):null;}
[].forEach.call(deel.querySelectorAll("thead th"),function(kop,nr){
var knop=document.createElement("button");knop.type="button";knop.textContent=kop.textContent;kop.textContent="";kop.appendChild(knop);
knop.addEventListener("click",function(){
var op=kop.getAttribute("aria-sort")!=="ascending";
[].forEach.call(kop.parentNode.cells,function(k){k.removeAttribute("aria-sort");});kop.setAttribute("aria-sort",op?"ascending":"descending");
rijen.map(function(r,i){var t=r.cells[nr].textContent;return{r:r,i:i,t:t,g:nr<4?null:getal(t)};}).sort(function(a,b){var v=a.g!==null&&b.g!==null?a.g-b.g:a.t.localeCompare(b.t,"nl");return(op?v:-v)||a.i-b.i;}).forEach(function(x){romp.appendChild(x.r);});});});
toon();
})();
