/** Traditional characters and the simplified ones beside them, as far as headings, levels, departments and names need them. */
const pairs =
  '冊册輛辆險险點点風风級级職职務务責责領领導导單单門门處处許许審审罰罚採采購购幹干資资專专項项產产業业決决環环節节類类別别機机構构農农漁渔獸兽醫医種种術术廣广綜综執执隊队開开辦办間间時时號号碼码編编記记錄录員员檢检測测評评價价認认證证計计財财會会調调運运營营經经濟济' +
  '費费報报銷销賬账帳账現现場场驗验質质標标準准內内關关係系紀纪監监劃划過过還还進进達达連连選选遺遗邊边鄉乡鎮镇區区縣县國国際际聯联絡络線线網网約约給给統统續续總总結结維维繳缴緊紧組组織织紅红綠绿藍蓝黃黄圖图團团圍围園园圓圆壓压壞坏塊块塵尘墊垫壯壮聲声備备傳传債债' +
  '傷伤優优億亿儲储償偿側侧偵侦條条來来個个們们倉仓兩两與与興兴舉举舊旧學学寫写實实寬宽對对將将尋寻層层屬属島岛帶带師师幣币應应庫库廠厂廢废張张強强彈弹當当復复徵征憑凭戶户拋抛換换據据擇择擔担撥拨擬拟擴扩擾扰敗败數数斷断於于書书東东極极樓楼樣样權权橋桥檔档歲岁歷历' +
  '殘残氣气況况湯汤溝沟滅灭滯滞潔洁濫滥灣湾災灾無无煩烦熱热爭争狀状獎奖畫画畢毕異异發发盜盗盤盘眾众礦矿禮礼稅税穩稳積积穫获競竞筆笔範范築筑簡简簽签籌筹糧粮糾纠純纯細细終终綱纲緣缘縮缩績绩羅罗義义習习聽听肅肃脅胁腳脚臨临藝艺蘇苏虧亏補补製制複复見见規规視视親亲覺觉' +
  '覽览觀观訂订討讨訓训託托訪访設设訴诉診诊試试話话該该詳详誠诚語语誤误說说請请諸诸講讲謀谋識识議议護护讓让貢贡貧贫貨货販贩貪贪貫贯貴贵買买貸贷貼贴賀贺賄贿賊贼賞赏賠赔賦赋贈赠贏赢趙赵跡迹車车軍军軟软較较載载輔辅輕轻輪轮輸输轉转邏逻遞递適适遲迟遷迁郵邮鄭郑鄧邓釋释' +
  '針针釣钓錢钱鋼钢鎖锁鐵铁長长閉闭閱阅闊阔陳陈陰阴陽阳階阶隨随難难雜杂離离雲云電电霧雾靈灵靜静響响順顺須须預预頻频題题額额顧顾飛飞飼饲養养館馆馬马駐驻駕驾騙骗騰腾驚惊體体鬥斗鮮鲜鳥鸟鷗鸥麥麦黨党齊齐齡龄龍龙劉刘楊杨吳吴葉叶蔣蒋馮冯韓韩鄒邹蘭兰衛卫嚴严賈贾孫孙謝谢' +
  '瑤瑶瓊琼瑩莹穎颖豔艳麗丽傑杰偉伟軒轩鴻鸿鵬鹏濤涛瀾澜曉晓曄晔晝昼謙谦誼谊遠远鈞钧銳锐錦锦鋒锋頌颂頤颐駿骏崗岗嵐岚為为爲为萬万稱称樹树僑侨儀仪儉俭兒儿凈净剛刚創创勞劳動动勢势勝胜勵励協协參参喪丧喬乔囑嘱壇坛奪夺奮奋婦妇寧宁岡冈峽峡嶺岭巖岩幾几彎弯後后徑径從从恥耻' +
  '惡恶惱恼愛爱態态慮虑慶庆憂忧懷怀戰战戲戏揚扬損损搶抢摯挚撫抚撲扑擁拥擊击擋挡擺摆攔拦攜携攝摄攤摊敵敌晉晋暢畅暫暂曆历樂乐樸朴櫃柜櫻樱歐欧歡欢歸归殺杀毀毁沒没沖冲洩泄淨净淺浅渾浑湊凑湧涌溫温滄沧滬沪漢汉潛潜澤泽濕湿濱滨灑洒灘滩烏乌煙烟燈灯燒烧牆墙牽牵犧牺猶犹獨独' +
  '瑣琐瓏珑畝亩盡尽碩硕確确祿禄禎祯禦御穀谷窩窝窮穷筍笋籃篮籠笼絲丝絕绝綢绸緒绪緯纬練练縫缝縱纵繡绣繩绳繫系纖纤罷罢聖圣聞闻聰聪膚肤膽胆臟脏艙舱艱艰莊庄莖茎華华萊莱蒼苍蓋盖蓮莲蕩荡薦荐虛虚蝦虾衝冲裏里裡里裝装褲裤觸触訊讯詢询誇夸諒谅諾诺譽誉豐丰負负貿贸賓宾賢贤賣卖' +
  '賽赛贊赞趨趋躍跃軌轨輝辉轄辖辭辞違违遙遥遼辽釀酿鉛铅銀银銅铜鋪铺鍵键鍋锅鏡镜鐘钟鑑鉴鑒鉴鑰钥閃闪閑闲閣阁闆板陝陕陸陆隱隐雞鸡雛雏韋韦韻韵頁页頒颁願愿飯饭飲饮餘余駁驳騎骑魚鱼鯉鲤鴨鸭鴿鸽鶴鹤鷹鹰鹽盐麵面鬆松懲惩闡阐瀆渎鈔钞壟垄撈捞謊谎偽伪僞伪竊窃謹谨慣惯詐诈憲宪' +
  '傾倾嚇吓誘诱滲渗漲涨墮堕腦脑墾垦蠶蚕棲栖蔥葱薑姜蘋苹滷卤剝剥閒闲徹彻懇恳龐庞鄰邻驅驱顯显';
const toSimplified = new Map([...pairs].flatMap((it, at, all) => (at % 2 === 0 ? [[it, all[at + 1]!] as const] : [])));

/** A text in simplified characters, as far as we know them. For comparing only: what is kept stays as it was written. */
export const simplified = (text: string): string => [...text].map((it) => toSimplified.get(it) ?? it).join('');

/** A name as it is compared: width, case, space and kind of characters do not count. */
export const plain = (text: string): string => simplified(text.normalize('NFKC')).toLowerCase().replace(/\s+/g, '');

/** A name as it is kept: `沈 岚` is 沈岚. Names in letters keep their spaces. */
export const nameIn = (text: string): string => (/[a-z]/i.test(text) ? text.replace(/\s+/g, ' ').trim() : text.normalize('NFC').replace(/\s+/g, ''));

const nothing = /^[/／\\—–\-－﹣_一]*$|^(无|無|空|none|n\/?a)$/i;
const dashes = /^[/／\\—–\-－﹣_]*$/;

/** A text, or null where a cell is empty or has only the stroke that says so. */
export const saidIn = (text: string): string | null => (dashes.test(text.trim()) ? null : text.trim());

/** The same of a cell that may also say 无. */
export const someIn = (text: string): string | null => (nothing.test(text.trim()) ? null : text.trim());
