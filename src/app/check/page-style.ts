/** The style of the page: ink and teal; the colours of cards say cards and nothing else. It prints as it is. */
export const pageStyle = `
*{box-sizing:border-box}
body{margin:0;background:#f4f6f6;color:#1a2326;font:14px/1.571 -apple-system,"Segoe UI","PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC",sans-serif;font-variant-numeric:tabular-nums}
header{background:#12343b;color:#fff;padding:12px 20px}
h1{margin:0;font-size:20px;line-height:28px;font-weight:600;overflow-wrap:anywhere}
header p{margin:0;color:#e1ecee;font-size:12px;line-height:18px;overflow-wrap:anywhere}
main{max-width:1320px;margin:0 auto;padding:12px 20px 24px}
section{background:#fff;border:1px solid #dce2e4;border-radius:3px;padding:12px;margin:0 0 16px}
h2{margin:0 0 8px;font-size:14px;line-height:22px;font-weight:600}
.facts{display:flex;flex-wrap:wrap;margin:0}
.facts div{padding:0 24px 0 0;margin:0 24px 0 0;border-right:1px solid #dce2e4}
.facts div:last-child{border:0}
dt,.note,th,figcaption{font-size:12px;line-height:18px;color:#455257;font-weight:400}
dd{margin:0;font-size:20px;line-height:28px;font-weight:600}
.note{margin:8px 0 0}
.cols{display:grid;grid-template-columns:repeat(auto-fit,minmax(300px,1fr));gap:16px}
.cols section{overflow-x:auto}
table+h2,p+h2{margin-top:16px}
table{width:100%;border-collapse:collapse}
th{text-align:left;background:#f4f6f6}
th,td{padding:6px 8px;border-bottom:1px solid #dce2e4;vertical-align:top;overflow-wrap:anywhere}
.number{text-align:right;white-space:nowrap}
figure{margin:0;overflow-x:auto}
svg{display:block;width:100%}
figcaption{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:center;padding-top:8px}
figcaption i{display:inline-block;width:14px;height:14px;margin-right:4px;border:1px solid #849297;vertical-align:-2px}
.disc rect{fill:#1a2326}
.disc text{fill:#fff;font-size:17px;font-weight:600;text-anchor:middle}
article{border-top:1px solid #dce2e4;padding:8px 0}
article h3{display:flex;flex-wrap:wrap;gap:0 12px;align-items:baseline;margin:0;font-size:13px;line-height:20px;font-weight:600;overflow-wrap:anywhere}
article h3 span{font-weight:400;font-size:12px;color:#455257}
ul{list-style:none;margin:4px 0 0;padding:0}
li{display:grid;grid-template-columns:92px 132px 1fr;gap:8px;font-size:13px;line-height:20px;padding:1px 0;overflow-wrap:anywhere}
.card{justify-self:start;align-self:start;padding:0 6px;border:1px solid;border-radius:2px;font-size:12px;line-height:18px;font-weight:600;white-space:nowrap}
.notice{background:#1a5cc2;border-color:#1a5cc2;color:#fff}
.yellow{background:#f5c518;border-color:#a67c00;color:#2b2100}
.red{background:#c4231f;border-color:#c4231f;color:#fff}
.how dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(260px,1fr));gap:8px 16px;margin:0}
.how dd{font-size:13px;line-height:20px;font-weight:400;overflow-wrap:anywhere}
@media (max-width:640px){main{padding:12px}li{grid-template-columns:auto 1fr}li>:last-child{grid-column:1/-1}.facts div{margin-right:12px;padding-right:12px}}
@media print{body{background:#fff;-webkit-print-color-adjust:exact;print-color-adjust:exact}section{break-inside:avoid-page}svg{min-width:0!important}}
`;
