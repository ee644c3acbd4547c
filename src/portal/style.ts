import { family, ink, teal } from '#platform/palette.ts';

/** The portal's whole stylesheet, sent within each page: a page is one answer, and nothing waits for a second. */
export const style = `
*{box-sizing:border-box}
body{display:flex;flex-direction:column;min-height:100vh;margin:0;background:#fff;color:${ink[1]};font:16px/1.7 ${family};font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
h1,h2,h3,p,dl,dd,ol,ul,figure,fieldset{margin:0;padding:0;border:0}
a{color:${teal[700]};text-underline-offset:3px}
:focus-visible{outline:3px solid ${teal[700]};outline-offset:2px}
.page{max-width:1120px;margin:0 auto;padding:0 24px}
.skip{position:absolute;left:-999px}
.skip:focus{left:8px;top:8px;padding:8px;background:#fff}
.top{background:${teal[900]}}
.top .page{display:flex;align-items:center;justify-content:space-between;gap:8px 24px;min-height:60px}
.top a{color:#fff;text-decoration:none}
.top :focus-visible{outline-color:#fff}
.top .name b{font-weight:600}
.top .name span+b{margin-left:12px;padding-left:12px;border-left:1px solid #6d8d95}
.top nav{display:flex;align-self:stretch;gap:28px}
.top nav a{display:flex;align-items:center;white-space:nowrap;border:solid transparent;border-width:3px 0}
.top nav a[aria-current]{border-bottom-color:#fff;font-weight:600}
main.page{flex:1;width:100%;padding-bottom:36px}
.path{padding-top:20px;color:${ink[3]};font-size:14px}
h1{font-size:30px;font-weight:600;line-height:44px}
.path+h1{margin-top:2px}
main>h1:first-child{padding-top:24px}
h2{margin-bottom:10px;font-size:20px;font-weight:600;line-height:28px}
h3{font-size:16px;font-weight:600}
section{margin-bottom:36px}
.lead{max-width:44em;color:${ink[2]}}
.quiet{color:${ink[3]};font-size:14px}
.note{margin:12px 0;padding:10px 16px;border-left:3px solid ${ink[1]};background:${ink.ground}}
.text{white-space:pre-line}
.facts{display:grid;grid-template-columns:repeat(6,auto);gap:8px 24px;margin:12px 0 28px;padding:12px 0;border:solid ${ink.line};border-width:1px 0}
.facts dt{color:${ink[3]};font-size:14px}
.facts dd{font-weight:600;line-height:24px}
.columns{display:grid;grid-template-columns:minmax(0,1fr) 300px;gap:48px}
.chart{margin-bottom:20px}
.scroll{overflow-x:auto;padding:8px 0}
.chart svg{display:block;width:100%;height:auto}
.zoom{display:flex;flex-wrap:wrap;gap:0 20px}
.zoom *{font-size:14px;line-height:24px}
.zoom label{margin:0}
.zoom span{color:${ink[3]}}
.chart input{margin:0 2px 0 0;vertical-align:-2px;accent-color:${teal[700]}}
.chart:has([value="150"]:checked) svg{width:150%}
.chart:has([value="200"]:checked) svg{width:200%}
.chart:has([value="300"]:checked) svg{width:300%}
.steps{counter-reset:step;list-style:none;border-top:1px solid ${ink.line}}
.steps>li{position:relative;padding:10px 0 10px 44px;border-bottom:1px solid ${ink.line};counter-increment:step}
.steps>li::before{content:counter(step);position:absolute;top:11px;left:4px;width:26px;height:26px;border:2px solid ${teal[700]};border-radius:50%;color:${teal[700]};font-size:14px;font-weight:600;line-height:22px;text-align:center}
.steps p:first-child{display:grid;grid-template-columns:9em 1fr auto;gap:12px}
.steps p:first-child span{color:${ink[2]}}
.steps em{font-style:normal}
.steps small{display:block;color:${ink[3]};font-size:14px}
.files{margin-top:10px;font-size:14px}
.files a{margin-left:12px}
.basis{padding:8px 0 8px 16px;border-left:3px solid ${teal[100]}}
.basis+.basis{margin-top:8px}
.basis p{color:${ink[2]}}
.plain{padding-left:24px}
.plain+.lead,.lead+.lead{margin-top:8px}
h1+.lead{margin:4px 0 20px}
.phone{display:none}
table{width:100%;border-collapse:collapse;font-size:15px}
th{padding:6px 12px 6px 0;background:${ink.ground};color:${ink[2]};font-size:14px;font-weight:400;text-align:left}
td{padding:9px 12px 9px 0;border-bottom:1px solid ${ink.line};vertical-align:top}
:is(th,td):first-child{padding-left:12px}
.number{white-space:nowrap}
form.find{display:flex;flex-wrap:wrap;align-items:end;gap:12px 16px;margin:16px 0 20px;padding:16px 18px;background:${ink.ground};border:1px solid ${ink.line}}
.find label{flex:1 1 180px}
.find .word{flex-grow:2}
label{display:block;font-size:15px;line-height:22px}
:is(input:not([type=radio]):not([type=checkbox]),textarea,select){width:100%;min-height:42px;margin-top:4px;padding:7px 10px;border:1px solid ${ink.edge};border-radius:3px;background:#fff;color:inherit;font:inherit}
::placeholder{color:${ink[3]};opacity:1}
button,.button{display:inline-block;min-height:42px;padding:6px 20px;border:1px solid ${teal[700]};border-radius:3px;background:${teal[700]};color:#fff;font:inherit;font-weight:600;text-decoration:none;cursor:pointer}
.button.plain,button.plain{background:#fff;color:${teal[700]}}
:is(.pager,p)+.quiet{margin-top:16px}
.pager{display:flex;justify-content:space-between;gap:12px;margin-top:16px}
aside>*{margin-bottom:20px;padding:16px 18px 18px;background:${ink.ground};border:1px solid ${ink.line}}
aside h2{font-size:18px}
aside label{margin-top:8px}
aside :is(button,.button){margin-top:12px}
.hint{margin-top:10px;color:${ink[2]};font-size:14px;line-height:22px}
.error{padding-left:10px;border-left:2px solid ${ink[1]};font-weight:600}
code{font-size:14px}
.terms dt{margin-top:8px}
.terms dd{color:${ink[2]}}
section h3{margin-top:16px}
.chart+h3,.chart+.phone+h3,.basis h3{margin-top:0}
.code{font-family:ui-monospace,monospace;font-size:18px}
.narrow{max-width:420px}
form p{margin-top:10px}
article label,section label{margin-top:14px}
textarea{max-width:44em}
.deeds{display:flex;flex-wrap:wrap;gap:12px;margin-top:16px}
footer{padding:18px 0;background:${ink.ground};border-top:1px solid ${ink.line};color:${ink[2]};font-size:14px}
footer p+p{margin-top:4px}
@media screen and (max-width:760px){
.page{padding:0 16px}
.top .page{flex-direction:column;align-items:stretch;padding-top:12px;gap:0}
.top nav{justify-content:space-between;gap:8px}
.top nav a{min-height:44px;font-size:15px}
h1{font-size:24px;line-height:34px}
.facts{grid-template-columns:1fr 1fr;margin-bottom:20px}
.columns{grid-template-columns:minmax(0,1fr);gap:0}
.chart{display:none}
.phone{display:block;margin-bottom:12px}
.steps p:first-child{grid-template-columns:1fr auto;gap:0 12px}
.steps p:first-child span{grid-row:2;grid-column:1/-1;font-size:14px}
.files a,.path a{display:inline-block;padding:10px 4px}
:is(aside,.find) :is(button,.button){width:100%;text-align:center}
table.list,table.list :is(tbody,tr,td){display:block}
table.list thead{position:absolute;left:-999px}
table.list tr{padding:10px 0;border-bottom:1px solid ${ink.line}}
table.list td{padding:0;border:0}
table.list td[data-head]{display:inline-block;margin-right:16px}
table.list td[data-head]::before{content:attr(data-head) " ";color:${ink[3]};font-size:14px}
table.list td.title{font-size:17px}
table.list td.title a{display:block;padding:4px 0}
}
@media print{
.top nav,.skip,form,aside,.deeds,.zoom,.files,.pager,.phone{display:none}
.top,.top a{background:none;color:#000}
.chart{display:block}
.scroll{overflow:visible}
.chart svg{width:100%!important}
.columns{display:block}
.steps>li,.basis,tr{break-inside:avoid}
h2{break-after:avoid}
body{font-size:10.5pt;line-height:1.5}
.page,main.page{padding:0}
.path{padding-top:0}
h1{font-size:20pt;line-height:1.4}
.facts{grid-template-columns:repeat(3,auto)}
section,.facts{margin-bottom:16px}
.steps>li{padding-block:6px}
.steps>li::before{top:5px}
footer{background:none}
}
`;
