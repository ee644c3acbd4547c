const head = `<?xml version="1.0" encoding="UTF-8"?>
<semantic:definitions xmlns:semantic="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="_defs" name="sample" targetNamespace="http://www.omg.org/bpmn/model" exporter="some modeller" exporterVersion="7.1"`;

const file = (content: string, namespaces = ''): string => {
  const spelled = content.replaceAll(/<(\/?)([a-z][A-Za-z]*)([ />])/g, '<$1semantic:$2$3');
  return `${head}${namespaces}>${spelled}</semantic:definitions>`;
};

const chain = (...ids: readonly string[]) =>
  ids
    .slice(1)
    .map((id, at) => `<sequenceFlow id="f_${ids[at]}_${id}" sourceRef="${ids[at]}" targetRef="${id}"/>`)
    .join('');

/**
 * Small files of the kinds that other tools write and the BPMN Model Interchange reference diagrams hold: what is in them beside steps
 * and arrows must come through the editor whole, or the file be refused by name.
 */
export const foreignFlows: Readonly<Record<string, string>> = {
  'tasks in a row': file(
    `<process id="P" isExecutable="false"><startEvent id="s" name="Start Event"/><task id="t1" name="Task 1"/><task id="t2" name="Task 2"/><endEvent id="e" name="End Event"/>${chain('s', 't1', 't2', 'e')}</process>`,
  ),

  'gateways of every kind': file(
    `<process id="P"><startEvent id="s"/><exclusiveGateway id="x" name="Gateway 1" gatewayDirection="Diverging" default="f_x_t1"/><task id="t1"/><task id="t2"/><inclusiveGateway id="i" default="f_i_t3"/><task id="t3"/><parallelGateway id="p" gatewayDirection="Mixed"/><eventBasedGateway id="b" instantiate="false" eventGatewayType="Exclusive"/><intermediateCatchEvent id="m"><messageEventDefinition id="md"/></intermediateCatchEvent><receiveTask id="r"/><complexGateway id="c"><activationCondition xsi:type="semantic:tFormalExpression">n &gt; 1</activationCondition></complexGateway><endEvent id="e"/>${chain('s', 'x', 't1', 'i', 't3', 'p', 'b', 'm', 'c', 'e')}<sequenceFlow id="f_x_t2" sourceRef="x" targetRef="t2" name="otherwise"><conditionExpression xsi:type="semantic:tFormalExpression" language="http://www.w3.org/1999/XPath"><![CDATA[a < b]]></conditionExpression></sequenceFlow>${chain('t2', 'p')}<sequenceFlow id="f_b_r" sourceRef="b" targetRef="r"/>${chain('r', 'c')}</process>`,
  ),

  'pools, lanes and messages': file(
    `<collaboration id="C" isClosed="true"><participant id="A" name="Participant" processRef="P"/><participant id="B" name="Other" processRef="Q"><participantMultiplicity minimum="2" maximum="3"/></participant><participant id="N" name="Black box"/><messageFlow id="m1" name="Message Flow 1" sourceRef="t1" targetRef="N" messageRef="M"/><messageFlow id="m2" sourceRef="N" targetRef="r1"/><messageFlow id="m3" sourceRef="t1" targetRef="u1"/><textAnnotation id="ta" textFormat="text/plain"><text>between both</text></textAnnotation><association id="as" sourceRef="ta" targetRef="A" associationDirection="None"/></collaboration><message id="M" name="Message"/><process id="P" processType="Private"><laneSet id="ls" name="lanes"><lane id="l1" name="Lane 1"><flowNodeRef>s</flowNodeRef><flowNodeRef>t1</flowNodeRef></lane><lane id="l2" name="Lane 2"><flowNodeRef>r1</flowNodeRef><flowNodeRef>e</flowNodeRef></lane></laneSet><startEvent id="s"/><sendTask id="t1" name="Task 1" implementation="##WebService"/><receiveTask id="r1" instantiate="false"/><endEvent id="e"/>${chain('s', 't1', 'r1', 'e')}</process><process id="Q"><startEvent id="s2"/><userTask id="u1"/><endEvent id="e2"/>${chain('s2', 'u1', 'e2')}</process>`,
  ),

  'sub-processes with events on their borders': file(
    `<error id="E" name="Error" errorCode="42"/><escalation id="X" escalationCode="7"/><signal id="G" name="Signal"/><process id="P"><startEvent id="s"/><subProcess id="sp" name="Expanded" triggeredByEvent="false"><startEvent id="is"/><userTask id="it" name="inside"/><subProcess id="ssp"><task id="deep"/></subProcess><endEvent id="ie"><errorEventDefinition errorRef="E"/></endEvent>${chain('is', 'it', 'ssp', 'ie')}</subProcess><boundaryEvent id="b1" name="Error" attachedToRef="sp"><errorEventDefinition id="bd" errorRef="E"/></boundaryEvent><boundaryEvent id="b2" attachedToRef="sp" cancelActivity="false"><timerEventDefinition><timeCycle xsi:type="semantic:tFormalExpression">R3/PT10H</timeCycle></timerEventDefinition></boundaryEvent><boundaryEvent id="b3" attachedToRef="sp" cancelActivity="false" parallelMultiple="true"><escalationEventDefinition escalationRef="X"/><signalEventDefinition signalRef="G"/></boundaryEvent><task id="t" name="after"/><task id="r1"/><task id="r2"/><endEvent id="e"/>${chain('s', 'sp', 't', 'e')}${chain('b1', 'r1', 'e')}${chain('b2', 'r2', 'e')}${chain('b3', 'e')}</process>`,
  ),

  'events of every kind': file(
    `<message id="M"/><signal id="G"/><escalation id="X"/><error id="E"/><process id="P"><startEvent id="s1"><messageEventDefinition messageRef="M"/></startEvent><startEvent id="s2"><timerEventDefinition><timeDate xsi:type="semantic:tFormalExpression">2026-01-01T00:00:00</timeDate></timerEventDefinition></startEvent><startEvent id="s3"><conditionalEventDefinition><condition xsi:type="semantic:tFormalExpression">ready</condition></conditionalEventDefinition></startEvent><startEvent id="s4" parallelMultiple="true"><signalEventDefinition signalRef="G"/><messageEventDefinition messageRef="M"/></startEvent><intermediateThrowEvent id="i0" name="none"/><intermediateThrowEvent id="i1"><linkEventDefinition name="L"/></intermediateThrowEvent><intermediateCatchEvent id="i2"><linkEventDefinition name="L"/></intermediateCatchEvent><intermediateThrowEvent id="i3"><signalEventDefinition signalRef="G"/></intermediateThrowEvent><intermediateThrowEvent id="i4"><escalationEventDefinition escalationRef="X"/></intermediateThrowEvent><intermediateThrowEvent id="i5"><compensateEventDefinition waitForCompletion="true"/></intermediateThrowEvent><endEvent id="e1"><messageEventDefinition messageRef="M"/></endEvent><endEvent id="e2"><terminateEventDefinition id="td"/></endEvent><endEvent id="e3"><errorEventDefinition errorRef="E"/></endEvent><endEvent id="e4"><signalEventDefinition signalRef="G"/><escalationEventDefinition escalationRef="X"/></endEvent>${chain('s1', 'i0', 'i1')}${chain('i2', 'i3', 'e1')}${chain('s2', 'i4', 'e2')}${chain('s3', 'i5', 'e3')}${chain('s4', 'e4')}</process>`,
  ),

  'data that goes in and out': file(
    `<itemDefinition id="I" structureRef="xsd:string" isCollection="true" itemKind="Information"/><dataStore id="DS" name="Store" capacity="10" isUnlimited="false"/><process id="P"><ioSpecification><dataInput id="pin" name="in" itemSubjectRef="I"/><dataOutput id="pout"/><inputSet id="pis"><dataInputRefs>pin</dataInputRefs></inputSet><outputSet id="pos"><dataOutputRefs>pout</dataOutputRefs></outputSet></ioSpecification><property id="prop" name="variable" itemSubjectRef="I"/><startEvent id="s"/><userTask id="t" name="Task"><ioSpecification id="io"><dataInput id="din" isCollection="false"/><dataOutput id="dout"/><inputSet id="is"><dataInputRefs>din</dataInputRefs></inputSet><outputSet id="os"><dataOutputRefs>dout</dataOutputRefs></outputSet></ioSpecification><dataInputAssociation id="dia"><sourceRef>dor</sourceRef><targetRef>din</targetRef><transformation xsi:type="semantic:tFormalExpression">copy</transformation></dataInputAssociation><dataOutputAssociation id="doa"><sourceRef>dout</sourceRef><targetRef>dsr</targetRef><assignment id="asg"><from xsi:type="semantic:tFormalExpression">a</from><to xsi:type="semantic:tFormalExpression">b</to></assignment></dataOutputAssociation></userTask><endEvent id="e"/>${chain('s', 't', 'e')}<dataObject id="do" name="object" isCollection="true"/><dataObjectReference id="dor" name="Data Object" dataObjectRef="do"><dataState name="checked"/></dataObjectReference><dataStoreReference id="dsr" name="Data Store" dataStoreRef="DS"/></process>`,
  ),

  'calls to other processes': file(
    `<globalUserTask id="GU" name="global"/><globalBusinessRuleTask id="GB"/><globalManualTask id="GM"/><process id="P"><startEvent id="s"/><callActivity id="c1" name="Call Activity" calledElement="GU"/><callActivity id="c2" calledElement="Other" startQuantity="2" completionQuantity="3"/><businessRuleTask id="br" implementation="##unspecified"/><scriptTask id="sc" scriptFormat="text/x-groovy"><script><![CDATA[if (a < b && c) {}]]></script></scriptTask><serviceTask id="st"/><manualTask id="mt"/><endEvent id="e"/>${chain('s', 'c1', 'c2', 'br', 'sc', 'st', 'mt', 'e')}</process>`,
  ),

  'a transaction that is cancelled and compensated': file(
    `<process id="P"><startEvent id="s"/><transaction id="tr" name="Transaction" method="##Compensate"><startEvent id="is"/><task id="it" name="book"/><boundaryEvent id="cb" attachedToRef="it"><compensateEventDefinition id="cd"/></boundaryEvent><task id="undo" name="undo" isForCompensation="true"/><association id="ca" associationDirection="One" sourceRef="cb" targetRef="undo"/><endEvent id="ie"><cancelEventDefinition/></endEvent>${chain('is', 'it', 'ie')}</transaction><boundaryEvent id="xb" attachedToRef="tr"><cancelEventDefinition id="xd"/></boundaryEvent><endEvent id="e"/><endEvent id="e2"/>${chain('s', 'tr', 'e')}${chain('xb', 'e2')}</process>`,
  ),

  'ad-hoc and event sub-processes': file(
    `<process id="P"><startEvent id="s"/><adHocSubProcess id="ah" name="Ad-hoc" ordering="Parallel" cancelRemainingInstances="true"><task id="a1"/><task id="a2"/><completionCondition xsi:type="semantic:tFormalExpression">done</completionCondition></adHocSubProcess><endEvent id="e"/>${chain('s', 'ah', 'e')}<subProcess id="es" triggeredByEvent="true"><startEvent id="es1" isInterrupting="false"><signalEventDefinition/></startEvent><task id="est"/><endEvent id="ese"/>${chain('es1', 'est', 'ese')}</subProcess></process>`,
  ),

  'loops and instances': file(
    `<process id="P"><startEvent id="s"/><task id="l1"><standardLoopCharacteristics testBefore="true" loopMaximum="5"><loopCondition xsi:type="semantic:tFormalExpression">more</loopCondition></standardLoopCharacteristics></task><userTask id="l2"><multiInstanceLoopCharacteristics isSequential="true" behavior="All"><loopCardinality xsi:type="semantic:tFormalExpression">3</loopCardinality><completionCondition xsi:type="semantic:tFormalExpression">enough</completionCondition></multiInstanceLoopCharacteristics></userTask><subProcess id="l3"><multiInstanceLoopCharacteristics/><task id="in"/></subProcess><endEvent id="e"/>${chain('s', 'l1', 'l2', 'l3', 'e')}</process>`,
  ),

  'notes and groups': file(
    `<category id="cat" name="Category"><categoryValue id="cv" value="Group"/></category><process id="P"><documentation id="doc" textFormat="text/html">&lt;p&gt;html&lt;/p&gt;</documentation><startEvent id="s"/><task id="t"><documentation>first</documentation><documentation textFormat="text/x-comments">second</documentation></task><endEvent id="e"/>${chain('s', 't', 'e')}<textAnnotation id="n"><text>a note, 附注</text></textAnnotation><association id="a" sourceRef="t" targetRef="n"/><group id="g" categoryValueRef="cv"/></process>`,
  ),

  'a drawing with empty labels, closed sub-processes and one on a page of its own': file(
    `<relationship type="BPSim"><extensionElements><bpsim:BPSimData><bpsim:Scenario id="default" name="one"><bpsim:ScenarioParameters baseTimeUnit="min"/></bpsim:Scenario></bpsim:BPSimData></extensionElements><source>C</source><target>C</target></relationship><collaboration id="C"><participant id="A" name="Pool" processRef="P"/></collaboration><process id="P" isExecutable="true"><extensionElements><zeebe:userTaskForm id="form">{
  "text": "&lt;img src=\\"http://localhost/x.png\\"&gt;&lt;h2&gt;Tick &amp; go&lt;/h2&gt;",
  "type": "text"
}</zeebe:userTaskForm></extensionElements><startEvent id="s" name=""><timerEventDefinition><timeDate/></timerEventDefinition></startEvent><subProcess id="closed" name="closed"><task id="unseen"/></subProcess><subProcess id="paged" name="on its own page"><userTask id="within"/><endEvent id="ie"/>${chain('within', 'ie')}</subProcess><userTask id="t" name="with&#10;two lines"><extensionElements><zeebe:ioMapping><zeebe:input source="= string join(risks, &#34;, &#34;)" target="risksText"/></zeebe:ioMapping></extensionElements></userTask><intermediateCatchEvent id="i"><conditionalEventDefinition><condition/></conditionalEventDefinition></intermediateCatchEvent><endEvent id="e" name="end"/>${chain('s', 'closed', 'paged', 't', 'i', 'e')}</process>
<bpmndi:BPMNDiagram id="D1" name="main" resolution="96.0"><bpmndi:BPMNPlane id="PL1" bpmnElement="C"><bpmndi:BPMNShape id="A_di" bpmnElement="A" isHorizontal="true"><dc:Bounds x="100" y="60" width="900" height="200"/><bpmndi:BPMNLabel/></bpmndi:BPMNShape>${[
      ['s', 160, 142, 36, 36],
      ['closed', 240, 120, 100, 80],
      ['paged', 390, 120, 100, 80],
      ['t', 540, 120, 100, 80],
      ['i', 700, 142, 36, 36],
      ['e', 800, 142, 36, 36],
    ]
      .map(
        ([id, x, y, width, height]) =>
          `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"${id === 'closed' || id === 'paged' ? ' isExpanded="false"' : ''} bioc:stroke="#831311"><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}"/><bpmndi:BPMNLabel${id === 'e' ? ' labelStyle="LS"><dc:Bounds x="790" y="190" width="60" height="14"/></bpmndi:BPMNLabel>' : '/>'}</bpmndi:BPMNShape>`,
      )
      .join('')}${[
      ['s', 'closed', 196, 240],
      ['closed', 'paged', 340, 390],
      ['paged', 't', 490, 540],
      ['t', 'i', 640, 700],
      ['i', 'e', 736, 800],
    ]
      .map(
        ([from, to, x, end]) =>
          `<bpmndi:BPMNEdge id="${from}_${to}_di" bpmnElement="f_${from}_${to}"><di:waypoint x="${x}" y="160"/><di:waypoint x="${end}" y="160"/><bpmndi:BPMNLabel/></bpmndi:BPMNEdge>`,
      )
      .join(
        '',
      )}</bpmndi:BPMNPlane><bpmndi:BPMNLabelStyle id="LS"><dc:Font name="Arial" size="11.0" isBold="false"/></bpmndi:BPMNLabelStyle></bpmndi:BPMNDiagram><bpmndi:BPMNDiagram id="D2"><bpmndi:BPMNPlane id="PL2" bpmnElement="paged"><bpmndi:BPMNShape id="within_di" bpmnElement="within"><dc:Bounds x="200" y="100" width="100" height="80"/></bpmndi:BPMNShape><bpmndi:BPMNShape id="ie_di" bpmnElement="ie"><dc:Bounds x="360" y="122" width="36" height="36"/></bpmndi:BPMNShape><bpmndi:BPMNEdge id="w_di" bpmnElement="f_within_ie"><di:waypoint x="300" y="140"/><di:waypoint x="360" y="140"/></bpmndi:BPMNEdge></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`,
    ' xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:bpsim="http://www.bpsim.org/schemas/1.0" xmlns:bioc="http://bpmn.io/schema/bpmn/biocolor/1.0" xsi:schemaLocation="http://www.omg.org/spec/BPMN/20100524/MODEL BPMN20.xsd"',
  ),

  'scripts in names': file(
    `<process id="P"><startEvent id="s" name="&lt;script&gt;alert(1)&lt;/script&gt;"/><task id="t" name="&lt;img src=x onerror=alert(1)&gt;"><documentation>&lt;b onclick="alert(1)"&gt;</documentation></task><endEvent id="e"/>${chain('s', 't', 'e')}</process>`,
  ),

  'people, services and correlations': file(
    `<import importType="http://www.w3.org/2001/XMLSchema" location="types.xsd" namespace="urn:types"/><extension mustUnderstand="false" definition="semantic:x"/><itemDefinition id="I"/><message id="M" itemRef="I"/><message id="M2" itemRef="types:other"/><interface id="IF" name="service" implementationRef="x"><operation id="OP" name="do"><inMessageRef>M</inMessageRef></operation></interface><resource id="R" name="Clerk"><resourceParameter id="RP" name="area" isRequired="true"/></resource><correlationProperty id="CP" name="number"/><endPoint id="EP"/><partnerRole id="PR" name="partner"/><process id="P"><auditing id="au"/><monitoring id="mo"/><startEvent id="s"/><serviceTask id="st" operationRef="OP"/><userTask id="u"><potentialOwner id="po"><resourceRef>R</resourceRef><resourceParameterBinding parameterRef="RP"><formalExpression>north</formalExpression></resourceParameterBinding></potentialOwner><humanPerformer><resourceAssignmentExpression><formalExpression>user(x)</formalExpression></resourceAssignmentExpression></humanPerformer><performer><resourceRef>R</resourceRef></performer></userTask><endEvent id="e"/>${chain('s', 'st', 'u', 'e')}</process><relationship type="trace"><source>P</source><target>M</target></relationship>`,
  ),

  'extensions of other vendors': file(
    `<process id="P" camunda:historyTimeToLive="P180D"><extensionElements><camunda:properties><camunda:property name="a" value="1"/></camunda:properties><signavio:signavioMetaData metaKey="bgcolor" metaValue="#ffffff"/></extensionElements><startEvent id="s" bizagi:width="30"/><userTask id="t" name="u" camunda:assignee="demo" camunda:formKey="x&amp;y"><extensionElements><camunda:taskListener event="create"><camunda:script scriptFormat="js">if (1 &lt; 2) { }</camunda:script></camunda:taskListener><camunda:inputOutput><camunda:inputParameter name="list"><camunda:list><camunda:value>1</camunda:value><camunda:value>2</camunda:value></camunda:list></camunda:inputParameter></camunda:inputOutput><qf:performer department="林业科" position="审核岗" since="2026"/><qf:timeLimit scope="node" promised="3" unit="workingDay"/><qf:future when="later"><qf:inner>kept</qf:inner></qf:future></extensionElements></userTask><endEvent id="e"/>${chain('s', 't', 'e')}</process>`.replaceAll(
      /<(\/?)semantic:(camunda|signavio|qf)/g,
      '<$1$2',
    ),
    ' xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:signavio="http://www.signavio.com" xmlns:bizagi="http://www.bizagi.com/bpmn20" xmlns:qf="urn:qingfeng:bpmn:1"',
  ),
};

/** Files that no editor of ours keeps whole, by what each is refused with. */
export const refusedFlows: Readonly<Record<string, Readonly<{ xml: string; code: string; facts: object }>>> = {
  'an element that BPMN does not know': {
    xml: file(`<process id="P"><startEvent id="s"/><v:stray/><endEvent id="e"/></process>`, ' xmlns:v="urn:v"'),
    code: 'powers/editor/lost',
    facts: { element: 'v:stray', owner: 'P', count: 1 },
  },
  'an extension in no namespace': {
    xml: '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="P"><extensionElements><PLAIN xmlns=""/></extensionElements><startEvent id="s"/></process></definitions>',
    code: 'powers/editor/lost',
    facts: { element: 'PLAIN', owner: 'P' },
  },
  'the path of a correlation': {
    xml: file(
      `<message id="M"/><correlationProperty id="CP"><correlationPropertyRetrievalExpression messageRef="M"><messagePath>/n</messagePath></correlationPropertyRetrievalExpression></correlationProperty><process id="P"><startEvent id="s"/></process>`,
    ),
    code: 'powers/editor/lost',
    facts: { element: 'semantic:messagePath', owner: 'CP' },
  },
  'a script of a global task': {
    xml: file(`<globalScriptTask id="GS"><script>1</script></globalScriptTask><process id="P"><startEvent id="s"/></process>`),
    code: 'powers/editor/lost',
    facts: { element: 'semantic:script', owner: 'GS' },
  },
  'an arrow that leads nowhere': {
    xml: file(`<process id="P"><startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="gone"/></process>`),
    code: 'powers/editor/dangling',
    facts: { element: 'f', value: 'gone' },
  },
  'a choreography': {
    xml: file(`<choreography id="C"><startEvent id="s"/></choreography>`),
    code: 'formats/bpmn-no-process',
    facts: {},
  },
  'an id that stands twice': {
    xml: file(`<process id="P"><startEvent id="s"/><task id="s"/></process>`),
    code: 'formats/bpmn-duplicate-id',
    facts: { element: 's' },
  },
  'a document type': {
    xml: `<!DOCTYPE x [<!ENTITY a "b">]>${file('<process id="P"/>')}`,
    code: 'formats/bpmn-doctype',
    facts: {},
  },
  'a file of another kind': { xml: '<html><body>no chart</body></html>', code: 'formats/bpmn-not-bpmn', facts: { element: 'html' } },
  'five thousand elements': {
    xml: file(`<process id="P">${Array.from({ length: 5001 }, (_, at) => `<task id="t${at}"/>`).join('')}</process>`),
    code: 'formats/bpmn-too-large',
    facts: { value: '5000' },
  },
};
