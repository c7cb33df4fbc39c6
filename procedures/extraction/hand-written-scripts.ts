import type { HandWritten } from './hand-written.ts'

/** Letters written by hand in Arabic, Russian and Chinese; see `hand-written.ts`. */
export const handWrittenScripts: readonly HandWritten[] = [
  {
    name: 'an Arabic letter with two calendars',
    language: 'ar',
    reference: '٢٢١/ت/٢٠٢٦',
    dated: ['2026-09-03'],
    text: `وزارة العدل في دوريا
إدارة التعاون الدولي

مرجعنا: ٢٢١/ت/٢٠٢٦
التاريخ: ٢١ ربيع الأول ١٤٤٨هـ الموافق ٣ أيلول ٢٠٢٦م

السلطة الطالبة: النيابة العامة في فيلم
الموظف المسؤول: سامر الحداد
الهاتف: ٠٠٩٩٩٤٠٢٠٠٣٣٠٠
البريد الإلكتروني: cooperation@justice.doria.example
رقم القضية: ٧٧/٢٠٢٦

الوقائع
في ١٢ آذار ٢٠٢٦ حُوّل مبلغ ٤٥٠٬٠٠٠ إلى حساب في أوريليا بموجب فاتورة مزورة.
ثم سُحب المبلغ نقدا.

الأشخاص المعنيون
١. الاسم: كريم ناصر
تاريخ الميلاد: ٠٩/٢٥/١٩٨٥
الجنسية: دوريا
الصفة: مشتبه فيه
٢. الاسم: ليلى منصور
تاريخ الميلاد: ١٤ رجب ١٤٠٧هـ
الصفة: شاهدة

المساعدة المطلوبة
١. كشوف حساب رقم XA48 1020 0304 0506 07 للفترة المذكورة.
٢. سماع الشاهدة ليلى منصور.

السرية
نرجو الحفاظ على سرية هذا الطلب.`,
    says: {
      languages: ['ar'],
      'authority.name': 'النيابة العامة في فيلم',
      'authority.officer': 'سامر الحداد',
      'authority.phone': '٠٠٩٩٩٤٠٢٠٠٣٣٠٠',
      'authority.email': 'cooperation@justice.doria.example',
      'proceedings.p1.reference': '٧٧/٢٠٢٦',
      'facts.ar':
        'في ١٢ آذار ٢٠٢٦ حُوّل مبلغ ٤٥٠٬٠٠٠ إلى حساب في أوريليا بموجب فاتورة مزورة. ثم سُحب المبلغ نقدا.',
      'persons.p1.name': 'كريم ناصر',
      'persons.p1.born': '1985-09-25',
      'persons.p1.citizenship': 'دوريا',
      'persons.p1.role': 'suspect',
      'persons.p2.name': 'ليلى منصور',
      'persons.p2.role': 'witness',
      'measures.m1': 'bankRecords',
      'measures.m1.assistance.ar': 'كشوف حساب رقم XA48 1020 0304 0506 07 للفترة المذكورة.',
      'measures.m1.account': 'XA48 1020 0304 0506 07',
      'confidentiality.asked': true,
    },
  },
  {
    name: 'a Russian letter from an office that numbers everything',
    language: 'ru',
    reference: '81/3-1042-26',
    dated: ['2026-04-03'],
    text: `ГЕНЕРАЛЬНАЯ ПРОКУРАТУРА ЭСТОРИИ
Исх. № 81/3-1042-26 от 03.04.2026
На Ваш № 17-5/26 от 11.02.2026

ЗАПРОС О ПРАВОВОЙ ПОМОЩИ

I. Запрашивающий орган
Контактное лицо: Ольга Вельская
Тел.: +999 50 700 21 21
Электронная почта: o.velskaya@prokuratura.estoria.example

II. Фабула дела
В январе 2026 года неустановленные лица под видом сотрудников банка получили доступ к счетам
одиннадцати граждан. Деньги переведены на счет в Аурелии.

III. Квалификация
Преступление: Мошенничество
Статья: 159, часть 4, Уголовного кодекса Эстории
Максимальное наказание: 10 лет лишения свободы

IV. Сведения о лицах
ФИО: Громов Павел Игнатьевич
Дата рождения: 07.08.1983
Гражданство: Эстория
Процессуальный статус: обвиняемый

V. Запрашиваемые действия
1. Выписки по счету XA48 1020 0304 0506 07 за январь 2026 года.
2. Допрос свидетеля, сотрудника банка.

VI. Срочность
Срок содержания под стражей истекает 1 июня 2026 года.`,
    says: {
      languages: ['ru'],
      'authority.officer': 'Ольга Вельская',
      'authority.phone': '+999 50 700 21 21',
      'authority.email': 'o.velskaya@prokuratura.estoria.example',
      'facts.ru':
        'В январе 2026 года неустановленные лица под видом сотрудников банка получили доступ к счетам одиннадцати граждан. Деньги переведены на счет в Аурелии.',
      'offences.o1.title': 'Мошенничество',
      'offences.o1.provision': '159, часть 4, Уголовного кодекса Эстории',
      'offences.o1.maximumMonths': 120,
      'persons.p1.name': 'Громов Павел Игнатьевич',
      'persons.p1.born': '1983-08-07',
      'persons.p1.citizenship': 'Эстория',
      'persons.p1.role': 'accused',
      'measures.m1': 'bankRecords',
      'measures.m1.assistance.ru': 'Выписки по счету XA48 1020 0304 0506 07 за январь 2026 года.',
      'measures.m1.account': 'XA48 1020 0304 0506 07',
      'measures.m2': 'statement',
      'measures.m2.assistance.ru': 'Допрос свидетеля, сотрудника банка.',
      'urgency.reasons.ru': 'Срок содержания под стражей истекает 1 июня 2026 года.',
    },
  },
  {
    name: 'a Chinese letter',
    language: 'zh',
    reference: '多司协字〔2026〕第31号',
    dated: ['2026-07-09'],
    text: `多利亚司法部国际合作局

我方编号：多司协字〔2026〕第31号
日期：2026年7月9日

一、请求机关
联系人：林若水
联系电话：+999 60 8800 1234
电子邮箱：lin@moj.doria.example

二、案情摘要
2026年2月，涉案公司以虚假合同骗取贷款，并将款项转入奥雷利亚的账户。
款项随后被分散转出。

三、罪名及刑罚
罪名：贷款诈骗罪
最高刑期：10年

四、涉案人员
1. 姓名：陈立
出生日期：1986年12月3日
国籍：多利亚
身份：犯罪嫌疑人
2. 姓名：周敏
身份：证人

五、请求协助事项
1. 调取银行记录：账户XA48 1020 0304 0506 07。
2. 询问证人周敏。
3. 冻结上述账户余额。

六、保密要求
请对本请求保密。`,
    says: {
      languages: ['zh'],
      'authority.officer': '林若水',
      'authority.phone': '+999 60 8800 1234',
      'authority.email': 'lin@moj.doria.example',
      'facts.zh': '2026年2月，涉案公司以虚假合同骗取贷款，并将款项转入奥雷利亚的账户。 款项随后被分散转出。',
      'offences.o1.title': '贷款诈骗罪',
      'offences.o1.maximumMonths': 120,
      'persons.p1.name': '陈立',
      'persons.p1.born': '1986-12-03',
      'persons.p1.citizenship': '多利亚',
      'persons.p1.role': 'suspect',
      'persons.p2.name': '周敏',
      'persons.p2.role': 'witness',
      'measures.m1': 'bankRecords',
      'measures.m1.assistance.zh': '调取银行记录：账户XA48 1020 0304 0506 07。',
      'measures.m1.account': 'XA48 1020 0304 0506 07',
      'measures.m2': 'statement',
      'measures.m2.assistance.zh': '询问证人周敏。',
      'measures.m3': 'freezing',
      'measures.m3.assistance.zh': '冻结上述账户余额。',
      'confidentiality.asked': true,
    },
  },
]
