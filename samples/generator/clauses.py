"""Surrounding clauses, full of dates, amounts and names that are not the ones asked for."""

from __future__ import annotations

from random import Random
from typing import Any

LEASE = [
    "乙方应于每月{pay_day}日前将当月租金存入甲方指定账户(开户行:{bank},账号:{account}),逾期每日按欠付租金的{late_rate}%支付滞纳金。",
    "乙方在签订本合同时向甲方支付{deposit_months}个月租金作为押金,计人民币{deposit}元。合同期满,乙方结清费用并交还房屋后,甲方应在{return_days}日内无息退还。",
    "租赁期间,水费、电费、燃气费、网络费、有线电视费及物业管理费({mgmt_fee}元/月)由乙方承担,交房时电表读数为{meter}度。",
    "甲方应于{handover}前将房屋交付乙方使用,并与乙方共同验收房屋内设施设备,验收清单见附件一。",
    "房屋及附属设施因自然损耗需要维修的,由甲方负责;甲方应在接到通知后{repair_days}日内进行维修,逾期不修的,乙方可代为维修,费用由甲方承担。",
    "乙方不得擅自改变房屋结构和用途,不得在房屋内存放易燃易爆等危险物品。因乙方使用不当造成损坏的,乙方应负责修复或赔偿。",
    "未经甲方书面同意,乙方不得将房屋转租、转借第三人。擅自转租的,甲方有权解除合同并没收押金。",
    "租赁期内任何一方提前解除合同的,应提前{notice_days}日书面通知对方,并向对方支付相当于{penalty_months}个月租金的违约金。",
    "乙方有下列情形之一的,甲方有权解除合同:(一)拖欠租金超过{overdue_days}日的;(二)利用房屋从事违法活动的;(三)拖欠各项费用累计达{arrears}元的。",
    "甲方保证对该房屋享有合法的出租权。该房屋不动产权证书登记日期为{cert_date},所有权人已取得共有人同意出租的书面证明。",
    "租赁期满,甲方继续出租房屋的,乙方在同等条件下享有优先承租权。乙方要求续租的,应在期满前{renew_days}日书面提出,双方另行签订合同。",
    "甲方出售房屋的,应提前{sale_days}日书面通知乙方,乙方在同等条件下享有优先购买权;买卖不破租赁。",
    "因不可抗力或政府征收、拆迁致使合同不能继续履行的,双方互不承担违约责任,租金按实际使用天数结算。",
    "甲乙双方应自本合同签订之日起{filing_days}日内,到房屋所在地的租赁主管机关或其委托的机构办理登记备案。",
    "乙方应当自入住之日起{register_days}日内主动申报居住登记,并配合社区网格员核查流动人口信息。",
    "房屋内配备家具家电:双人床{n1}张、衣柜{n1}个、空调{n2}台、冰箱1台、洗衣机1台、热水器1台,总价值约人民币{goods}元。",
    "乙方应遵守小区业主公约及物业管理规定,不得在夜间二十二时至次日六时制造噪音影响邻居休息。",
    "自第二个租赁年度起,如双方续约,租金递增幅度不超过{rise}%,具体数额另行商定。",
    "租赁期间甲方不得无故进入房屋。甲方确需检查房屋的,应提前{visit_hours}小时通知乙方。",
    "本合同履行过程中发生争议的,双方应协商解决;协商不成的,可向房屋所在地人民法院起诉或向{court}申请仲裁。",
    "本合同未尽事宜,由双方另行签订补充协议。补充协议与本合同具有同等法律效力。",
    "本合同一式{copies}份,甲方执一份,乙方执一份,{agency}备存一份,自双方签字之日起生效。",
    "甲方联系人:{agent},联系电话:{phone1};乙方紧急联系人电话:{phone2}。任何通知以书面形式送达上述联系方式即视为送达。",
    "乙方退租时应将房屋恢复至{handover}交付时的状态,并结清全部费用。遗留物品超过{return_days}日未取走的,视为放弃。",
    "甲方委托{agency}(备案证书号:{licence})提供居间服务,佣金为人民币{commission}元,由甲乙双方各承担百分之五十。",
]
LABOUR = [
    "甲方实行每日工作8小时、每周工作40小时的标准工时制度。乙方加班须经甲方批准,加班工资依照国家规定支付。",
    "甲方于每月{pay_day}日以货币形式支付乙方上月工资。乙方试用期工资为人民币{trial_pay}元/月,试用期满后工资为人民币{pay}元/月。",
    "甲方依法为乙方缴纳社会保险和住房公积金,个人应缴部分由甲方从乙方工资中代扣代缴。",
    "乙方依法享有带薪年休假、婚假、产假、丧假等假期。年休假为每年{n_leave}天,未休年假按规定支付工资报酬。",
    "甲方为乙方提供符合国家规定的劳动条件和劳动保护,对从事有职业危害作业的劳动者定期进行健康检查。",
    "乙方应当保守甲方的商业秘密。乙方离职后{secrecy}个月内不得到与甲方有竞争关系的单位任职,甲方按月支付补偿金{compensation}元。",
    "乙方应遵守甲方依法制定的规章制度。甲方《员工手册》({handbook}版)为本合同附件,乙方确认已阅读并同意遵守。",
    "乙方提前三十日以书面形式通知甲方,可以解除本合同;在试用期内提前三日通知甲方,可以解除本合同。",
    "有下列情形之一的,甲方可以解除合同:(一)严重违反规章制度的;(二)严重失职给甲方造成损失{loss}元以上的;(三)被依法追究刑事责任的。",
    "甲方因生产经营需要,可依法调整乙方的工作岗位。乙方应按照甲方要求按时完成规定的工作数量,达到质量标准。",
    "甲方出资对乙方进行专项培训的,双方另行签订服务期协议,服务期不少于{service}个月。",
    "双方解除或终止劳动合同的,甲方应在15日内为乙方办理档案和社会保险关系转移手续,乙方应办理工作交接。",
    "因履行本合同发生争议的,可以向甲方所在地劳动人事争议仲裁委员会申请仲裁;对裁决不服的,可在十五日内向人民法院起诉。",
    "乙方声明:签订本合同时与其他用人单位不存在劳动关系,所提供的学历证书(签发日期{degree_date})、身份信息均真实有效。",
    "本合同未尽事宜,按国家和地方有关规定执行;与今后国家规定相悖的,按新规定执行。",
    "本合同一式两份,甲乙双方各执一份,自双方签字盖章之日起生效。涂改或未经合法授权代签无效。",
    "甲方联系人:{agent},电话:{phone1}。乙方紧急联系人:{relative},电话:{phone2}。",
    "乙方患病或非因工负伤的,医疗期及病假工资按照国家及{place}有关规定执行,病假工资不低于当地最低工资标准的80%。",
]
LEASE_EN = [
    "The Tenant shall pay the rent in advance on or before the {pay_day_en} day of each calendar month by bank transfer to {bank_en}, account no. {account}.",
    "A deposit equal to {deposit_months} months' rent, being RMB {deposit}, shall be paid upon signing and refunded without interest within {return_days} days after the premises are handed back.",
    "The Tenant shall pay all charges for water, electricity, gas, telephone and internet. The management fee of RMB {mgmt_fee} per month is borne by the Landlord.",
    "The Tenant shall not assign, sublet or part with possession of the premises or any part thereof without the prior written consent of the Landlord.",
    "The Landlord warrants that the title certificate of the premises was registered on {cert_date_en} and that the premises are free of any encumbrance that prevents this letting.",
    "Either party may terminate this Agreement by giving not less than {notice_days} days' notice in writing, subject to compensation of {penalty_months} months' rent.",
    "The Landlord shall keep the structure of the premises in good repair and shall attend to defects within {repair_days} days of being notified.",
    "The Tenant shall use the premises as a private residence only and shall observe the rules of the building at all times.",
    "If the rent is in arrears for {overdue_days} days the Landlord may re-enter the premises and this Agreement shall thereupon determine.",
    "The premises shall be handed over on {handover_en} together with the furniture listed in the Schedule, valued at RMB {goods}.",
    "Any dispute shall be submitted to the people's court of the place where the premises are situated.",
    "Both parties shall file this Agreement with the housing authority within {filing_days} days of signing.",
    "Should either party wish to renew, it shall give notice at least {renew_days} days before expiry; the increase of rent shall not exceed {rise} per cent.",
    "Notices shall be sent to the agent {agent_en}, telephone {phone1}. This Agreement is made in two counterparts.",
    "The Tenant shall permit the Landlord to inspect the premises upon {visit_hours} hours' prior notice.",
]
LABOUR_EN = [
    "Working hours are eight hours a day and forty hours a week. Overtime requires the prior approval of the Company.",
    "The monthly salary during probation is RMB {trial_pay}; after probation it is RMB {pay}, payable on the {pay_day_en} day of the following month.",
    "The Employee is entitled to {n_leave} days of paid annual leave in each calendar year.",
    "The Company shall contribute to social insurance for the Employee in accordance with the law.",
    "The Employee shall keep the trade secrets of the Company and shall not compete with it for {secrecy} months after leaving.",
    "The Employee may terminate this Contract by giving thirty days' notice in writing.",
    "The Employee Handbook (edition of {cert_date_en}) forms part of this Contract.",
    "Disputes shall be submitted to the labour arbitration commission of the place where the Company is registered.",
]
PURCHASE = [
    "买受人未按约定期限付款的,逾期在{overdue_days}日之内,自约定的应付款期限之第二日起,按日支付逾期应付款万分之{late_rate}的违约金。",
    "出卖人承诺该房屋没有产权纠纷和债权债务纠纷,该房屋于{cert_date}办理的抵押登记已经注销。因出卖人原因造成该房屋不能办理产权登记的,由出卖人承担全部责任。",
    "该房屋的物业管理费为每月{mgmt_fee}元,自交付之日起由买受人承担;交付时电表读数{meter}度,双方应在交接单上签字确认。",
    "双方应自房屋交付之日起{filing_days}日内,共同向不动产登记机构申请办理转移登记,登记税费由双方依法各自承担。",
    "出卖人应当在{handover}前结清水费、电费、燃气费等费用,并将房屋腾空交付买受人。",
    "一方逾期履行超过{overdue_days}日的,守约方有权解除合同,违约方应支付相当于总价款百分之{rise}的违约金。",
    "房屋附属设施包括双人床{n1}张、空调{n2}台、热水器1台,作价人民币{goods}元,已包含在总价款内。",
    "因规划、设计变更影响房屋质量或者使用功能的,出卖人应当在变更确立之日起{repair_days}日内书面通知买受人。",
    "本合同履行过程中发生的争议,由双方协商解决;协商不成的,提交{court}仲裁或向房屋所在地人民法院起诉。",
    "双方的通讯地址为合同载明的地址。联系人:{agent},电话{phone1};变更后应在{notice_days}日内书面通知对方。",
    "本合同及附件共{copies}份,双方各执一份,{agency}存一份,具有同等法律效力,自双方签字之日起生效。",
    "房屋面积误差比绝对值在百分之{rise}以内的,按合同约定单价据实结算;超出的,买受人有权退房,出卖人应当在{return_days}日内退还已付款。",
]
POOLS = {"purchase": PURCHASE, "lease": LEASE, "labour": LABOUR, "lease_en": LEASE_EN, "labour_en": LABOUR_EN}


def pick(pool: str, count: int, rng: Random, extras: dict[str, Any]) -> list[str]:
    """`count` clauses in their usual order."""
    source = POOLS[pool]
    chosen = sorted(rng.sample(range(len(source)), min(count, len(source))))
    return [source[i].format(**extras["distractors"]) for i in chosen]
