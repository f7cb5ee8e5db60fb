<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<TS version="2.1" language="ar" sourcelanguage="en">
    <context>
        <name>Announcer</name>
        <message>
            <source>Still checking</source>
            <translation>ما زال التحقق جاريًا</translation>
        </message>
        <message>
            <source>Caps Lock is on</source>
            <translation>مفتاح الحروف الكبيرة مفعّل</translation>
        </message>
        <message>
            <source>Keyboard layout, %1</source>
            <translation>تخطيط لوحة المفاتيح، %1</translation>
        </message>
        <message>
            <source>Locked. %1. %2.</source>
            <translation>مقفل. %1. %2.</translation>
        </message>
        <message>
            <source>Unlocked</source>
            <translation>فُتح القفل</translation>
        </message>
        <message>
            <source>Signing in</source>
            <translation>جارٍ الدخول</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <comment>an error and the tries left</comment>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>One more try, then a short wait</source>
            <translation>محاولة أخرى ثم انتظار قصير</translation>
        </message>
        <message numerus="yes">
            <source>%n tries left</source>
            <translation>
                <numerusform>لا محاولات باقية</numerusform>
                <numerusform>بقيت محاولة واحدة</numerusform>
                <numerusform>بقيت محاولتان</numerusform>
                <numerusform>بقيت %n محاولات</numerusform>
                <numerusform>بقيت %n محاولة</numerusform>
                <numerusform>بقيت %n محاولة</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Wait, %n seconds</source>
            <translation>
                <numerusform>انتظر، %n ثانية</numerusform>
                <numerusform>انتظر ثانية واحدة</numerusform>
                <numerusform>انتظر ثانيتين</numerusform>
                <numerusform>انتظر %n ثوانٍ</numerusform>
                <numerusform>انتظر %n ثانية</numerusform>
                <numerusform>انتظر %n ثانية</numerusform>
            </translation>
        </message>
        <message>
            <source>PIN</source>
            <translation>الرقم السري</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>كلمة المرور</translation>
        </message>
        <message>
            <source>Card</source>
            <translation>البطاقة</translation>
        </message>
        <message>
            <source>%1, met</source>
            <translation>%1، مستوفى</translation>
        </message>
        <message>
            <source>%1, not allowed</source>
            <translation>%1، غير مسموح</translation>
        </message>
    </context>
    <context>
        <name>CardSlot</name>
        <message>
            <source>Card</source>
            <translation>البطاقة</translation>
        </message>
    </context>
    <context>
        <name>CountdownRing</name>
        <message numerus="yes">
            <source>Wait, %n minutes</source>
            <translation>
                <numerusform>انتظر، %n دقيقة</numerusform>
                <numerusform>انتظر دقيقة واحدة</numerusform>
                <numerusform>انتظر دقيقتين</numerusform>
                <numerusform>انتظر %n دقائق</numerusform>
                <numerusform>انتظر %n دقيقة</numerusform>
                <numerusform>انتظر %n دقيقة</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Wait, %n seconds</source>
            <translation>
                <numerusform>انتظر، %n ثانية</numerusform>
                <numerusform>انتظر ثانية واحدة</numerusform>
                <numerusform>انتظر ثانيتين</numerusform>
                <numerusform>انتظر %n ثوانٍ</numerusform>
                <numerusform>انتظر %n ثانية</numerusform>
                <numerusform>انتظر %n ثانية</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>minutes</source>
            <translation>
                <numerusform>دقيقة</numerusform>
                <numerusform>دقيقة</numerusform>
                <numerusform>دقيقتان</numerusform>
                <numerusform>دقائق</numerusform>
                <numerusform>دقيقة</numerusform>
                <numerusform>دقيقة</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>seconds</source>
            <translation>
                <numerusform>ثانية</numerusform>
                <numerusform>ثانية</numerusform>
                <numerusform>ثانيتان</numerusform>
                <numerusform>ثوانٍ</numerusform>
                <numerusform>ثانية</numerusform>
                <numerusform>ثانية</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DoorPanel</name>
        <message>
            <source>Session</source>
            <translation>الجلسة</translation>
        </message>
        <message>
            <source>Keyboard layout</source>
            <translation>تخطيط لوحة المفاتيح</translation>
        </message>
        <message>
            <source>Accessibility</source>
            <translation>تسهيلات الوصول</translation>
        </message>
        <message>
            <source>Someone else</source>
            <translation>شخص آخر</translation>
        </message>
        <message>
            <source>Power</source>
            <translation>الطاقة</translation>
        </message>
        <message>
            <source>More</source>
            <translation>المزيد</translation>
        </message>
        <message>
            <source>The keyboard’s own</source>
            <translation>التخطيط الأصلي</translation>
        </message>
        <message>
            <source>Large text</source>
            <translation>نص كبير</translation>
        </message>
        <message>
            <source>On-screen keyboard</source>
            <translation>لوحة مفاتيح على الشاشة</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>تباين عالٍ</translation>
        </message>
        <message>
            <source>Light colours</source>
            <translation>ألوان فاتحة</translation>
        </message>
        <message>
            <source>Reduce motion</source>
            <translation>تقليل الحركة</translation>
        </message>
        <message>
            <source>Sleep</source>
            <translation>سكون</translation>
        </message>
        <message>
            <source>Restart</source>
            <translation>إعادة التشغيل</translation>
        </message>
        <message>
            <source>Shut down</source>
            <translation>إيقاف التشغيل</translation>
        </message>
        <message>
            <source>Screen reader</source>
            <translation>قارئ الشاشة</translation>
        </message>
        <message>
            <source>Speak digits</source>
            <translation>نطق الأرقام</translation>
        </message>
    </context>
    <context>
        <name>DoorScreen</name>
        <message>
            <source>Login screen</source>
            <translation>شاشة الدخول</translation>
        </message>
        <message>
            <source>Lock screen, %1</source>
            <translation>شاشة القفل، %1</translation>
        </message>
        <message>
            <source>Lock screen</source>
            <translation>شاشة القفل</translation>
        </message>
        <message>
            <source>Locked</source>
            <translation>مقفل</translation>
        </message>
        <message numerus="yes">
            <source>PIN, %n digits entered</source>
            <translation>
                <numerusform>الرقم السري، لم يُدخل أي رقم</numerusform>
                <numerusform>الرقم السري، أُدخل رقم واحد</numerusform>
                <numerusform>الرقم السري، أُدخل رقمان</numerusform>
                <numerusform>الرقم السري، أُدخلت %n أرقام</numerusform>
                <numerusform>الرقم السري، أُدخل %n رقمًا</numerusform>
                <numerusform>الرقم السري، أُدخل %n رقم</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1, %n characters entered</source>
            <translation>
                <numerusform>%1، لم يُدخل أي حرف</numerusform>
                <numerusform>%1، أُدخل حرف واحد</numerusform>
                <numerusform>%1، أُدخل حرفان</numerusform>
                <numerusform>%1، أُدخلت %n أحرف</numerusform>
                <numerusform>%1، أُدخل %n حرفًا</numerusform>
                <numerusform>%1، أُدخل %n حرف</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>HintLine</name>
        <message>
            <source>%1, met</source>
            <translation>%1، مستوفى</translation>
        </message>
        <message>
            <source>%1, not allowed</source>
            <translation>%1، غير مسموح</translation>
        </message>
        <message>
            <source>%1, not yet</source>
            <translation>%1، ليس بعد</translation>
        </message>
    </context>
    <context>
        <name>IdlePerson</name>
        <message>
            <source>Touch to unlock</source>
            <translation>المس لفتح القفل</translation>
        </message>
        <message>
            <source>Touch the screen or press a key</source>
            <translation>المس الشاشة أو اضغط مفتاحًا</translation>
        </message>
    </context>
    <context>
        <name>KeyboardLook</name>
        <message>
            <source>Space</source>
            <translation>مسافة</translation>
        </message>
        <message>
            <source>Digits and signs</source>
            <translation>أرقام ورموز</translation>
        </message>
        <message>
            <source>Letters</source>
            <translation>حروف</translation>
        </message>
        <message>
            <source>More signs</source>
            <translation>رموز أخرى</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>مسح</translation>
        </message>
        <message>
            <source>Capitals</source>
            <translation>أحرف كبيرة</translation>
        </message>
        <message>
            <source>Next language</source>
            <translation>اللغة التالية</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>إدخال</translation>
        </message>
    </context>
    <context>
        <name>KeyboardPanel</name>
        <message>
            <source>On-screen keyboard</source>
            <translation>لوحة مفاتيح على الشاشة</translation>
        </message>
    </context>
    <context>
        <name>Messages</name>
        <message>
            <source>That PIN isn’t right.</source>
            <translation>هذا الرقم السري غير صحيح.</translation>
        </message>
        <message>
            <source>No PIN is set up. Use your password.</source>
            <translation>لا يوجد رقم سري. استخدم كلمة المرور.</translation>
        </message>
        <message>
            <source>Your PIN has to be set up again. Use your password.</source>
            <translation>يجب إعداد رقمك السري من جديد. استخدم كلمة المرور.</translation>
        </message>
        <message>
            <source>Your PIN can’t be read any more. Use your password.</source>
            <translation>تعذرت قراءة رقمك السري. استخدم كلمة المرور.</translation>
        </message>
        <message>
            <source>The PIN is off after too many wrong tries. Your password turns it on again.</source>
            <translation>أُوقف الرقم السري بعد محاولات خاطئة كثيرة. كلمة المرور تعيد تشغيله.</translation>
        </message>
        <message>
            <source>The TPM chip isn’t answering. Use your password.</source>
            <translation>شريحة TPM لا تستجيب. استخدم كلمة المرور.</translation>
        </message>
        <message>
            <source>The TPM chip is locked for a while. Use your password.</source>
            <translation>شريحة TPM مقفلة لبعض الوقت. استخدم كلمة المرور.</translation>
        </message>
        <message>
            <source>The TPM chip no longer knows your PIN. Use your password and set it up again.</source>
            <translation>لم تعد شريحة TPM تعرف رقمك السري. استخدم كلمة المرور وأعدّه من جديد.</translation>
        </message>
        <message>
            <source>A PIN needs a TPM chip here, and none can be used.</source>
            <translation>يحتاج الرقم السري هنا إلى شريحة TPM، ولا تتوفر أي شريحة.</translation>
        </message>
        <message>
            <source>Your password was changed. Enter it once, then your PIN works again.</source>
            <translation>تغيّرت كلمة المرور. أدخلها مرة واحدة ثم يعمل رقمك السري من جديد.</translation>
        </message>
        <message>
            <source>The PIN doesn’t work here. Use your password.</source>
            <translation>لا يعمل الرقم السري هنا. استخدم كلمة المرور.</translation>
        </message>
        <message>
            <source>That PIN is too short. Choose another.</source>
            <translation>هذا الرقم السري قصير جدًا. اختر رقمًا آخر.</translation>
        </message>
        <message>
            <source>That PIN is too long. Choose another.</source>
            <translation>هذا الرقم السري طويل جدًا. اختر رقمًا آخر.</translation>
        </message>
        <message>
            <source>Only digits can be in a PIN.</source>
            <translation>لا يحوي الرقم السري إلا أرقامًا.</translation>
        </message>
        <message>
            <source>Only digits and letters from A to Z can be in a PIN.</source>
            <translation>لا يحوي الرقم السري إلا أرقامًا وحروفًا من A إلى Z.</translation>
        </message>
        <message>
            <source>That PIN is too easy to guess. Choose another.</source>
            <translation>هذا الرقم السري سهل التخمين. اختر رقمًا آخر.</translation>
        </message>
        <message>
            <source>Your PIN can’t be your password. Choose another.</source>
            <translation>لا يمكن أن يكون رقمك السري هو كلمة المرور. اختر رقمًا آخر.</translation>
        </message>
        <message>
            <source>The two PINs are different. Choose again.</source>
            <translation>الرقمان السريان مختلفان. اختر من جديد.</translation>
        </message>
        <message>
            <source>That password isn’t right.</source>
            <translation>كلمة المرور هذه غير صحيحة.</translation>
        </message>
        <message>
            <source>Your password has expired. Choose a new one to continue.</source>
            <translation>انتهت صلاحية كلمة المرور. اختر كلمة جديدة للمتابعة.</translation>
        </message>
        <message>
            <source>That password can’t be used. Choose another one.</source>
            <translation>لا يمكن استخدام كلمة المرور هذه. اختر غيرها.</translation>
        </message>
        <message>
            <source>This account is closed. Ask your administrator.</source>
            <translation>هذا الحساب مغلق. راجع المسؤول.</translation>
        </message>
        <message>
            <source>This doesn’t open this session.</source>
            <translation>هذا لا يفتح هذه الجلسة.</translation>
        </message>
        <message>
            <source>Too many wrong tries. Wait a moment, then try again.</source>
            <translation>محاولات خاطئة كثيرة. انتظر قليلًا ثم حاول من جديد.</translation>
        </message>
        <message>
            <source>Insert your card</source>
            <translation>أدخل بطاقتك</translation>
        </message>
        <message>
            <source>Reading your card…</source>
            <translation>تجري قراءة بطاقتك…</translation>
        </message>
        <message>
            <source>The card was removed.</source>
            <translation>أُخرجت البطاقة.</translation>
        </message>
        <message>
            <source>Enter the PIN on the card reader</source>
            <translation>أدخل رمز PIN على قارئ البطاقات</translation>
        </message>
        <message>
            <source>Your card wants a new PIN. Choose one.</source>
            <translation>تطلب بطاقتك رمز PIN جديدًا. اختر رمزًا.</translation>
        </message>
        <message>
            <source>Your card wants a new PIN. On the card reader, enter the PIN it has, then the new one twice.</source>
            <translation>تطلب بطاقتك رمز PIN جديدًا. أدخل على قارئ البطاقات الرمز الحالي، ثم الرمز الجديد مرتين.</translation>
        </message>
        <message>
            <source>That is the PIN the card has now. Choose another.</source>
            <translation>هذا هو رمز PIN الحالي للبطاقة. اختر رمزًا آخر.</translation>
        </message>
        <message>
            <source>The card doesn’t take that PIN. Choose another.</source>
            <translation>لا تقبل البطاقة رمز PIN هذا. اختر رمزًا آخر.</translation>
        </message>
        <message>
            <source>The card wants a new PIN first. Use your password.</source>
            <translation>تطلب البطاقة رمز PIN جديدًا أولًا. استخدم كلمة المرور.</translation>
        </message>
        <message>
            <source>The card is blocked. Use your password.</source>
            <translation>البطاقة محجوبة. استخدم كلمة المرور.</translation>
        </message>
        <message>
            <source>Nobody here uses this card.</source>
            <translation>لا أحد هنا يستخدم هذه البطاقة.</translation>
        </message>
        <message>
            <source>Your own list of cards can’t be read. Use your password.</source>
            <translation>تعذرت قراءة قائمة بطاقاتك. استخدم كلمة المرور.</translation>
        </message>
        <message>
            <source>More than one person uses this card. Choose who you are.</source>
            <translation>يستخدم هذه البطاقة أكثر من شخص. اختر من أنت.</translation>
        </message>
        <message>
            <source>This computer doesn’t trust this card. Use your password.</source>
            <translation>هذا الحاسوب لا يثق بهذه البطاقة. استخدم كلمة المرور.</translation>
        </message>
        <message>
            <source>This card isn’t made for signing in. Use your password.</source>
            <translation>هذه البطاقة غير مخصصة لتسجيل الدخول. استخدم كلمة المرور.</translation>
        </message>
        <message>
            <source>The card has expired. Use your password.</source>
            <translation>انتهت صلاحية البطاقة. استخدم كلمة المرور.</translation>
        </message>
        <message>
            <source>The card has been revoked. Use your password.</source>
            <translation>أُلغيت البطاقة. استخدم كلمة المرور.</translation>
        </message>
        <message>
            <source>It could not be checked whether the card is still valid. Use your password.</source>
            <translation>تعذر التحقق من أن البطاقة ما زالت صالحة. استخدم كلمة المرور.</translation>
        </message>
        <message>
            <source>The card could not prove that it is the right one. Use your password.</source>
            <translation>لم تستطع البطاقة إثبات أنها الصحيحة. استخدم كلمة المرور.</translation>
        </message>
        <message>
            <source>The card isn’t answering. Take it out and insert it again.</source>
            <translation>البطاقة لا تستجيب. أخرجها وأدخلها من جديد.</translation>
        </message>
        <message>
            <source>No card reader is connected.</source>
            <translation>لا يوجد قارئ بطاقات موصول.</translation>
        </message>
        <message>
            <source>This way in isn’t set up on this computer. Use another one.</source>
            <translation>هذه الطريقة غير معدّة على هذا الحاسوب. استخدم غيرها.</translation>
        </message>
        <message>
            <source>The session could not be opened. Ask your administrator.</source>
            <translation>تعذر فتح الجلسة. راجع المسؤول.</translation>
        </message>
        <message>
            <source>The session could not be opened. Choose another one, or ask your administrator.</source>
            <translation>تعذر فتح الجلسة. اختر غيرها أو راجع المسؤول.</translation>
        </message>
        <message>
            <source>That took too long. Try again.</source>
            <translation>استغرق ذلك وقتًا طويلًا. حاول من جديد.</translation>
        </message>
        <message>
            <source>A part of the login service failed. Try again.</source>
            <translation>تعطل جزء من خدمة الدخول. حاول من جديد.</translation>
        </message>
        <message>
            <source>This card doesn’t open this session.</source>
            <translation>هذه البطاقة لا تفتح هذه الجلسة.</translation>
        </message>
        <message>
            <source>This card belongs to someone else. Remove it and insert %1’s card.</source>
            <translation>هذه البطاقة لشخص آخر. أخرجها وأدخل بطاقة %1.</translation>
        </message>
        <message>
            <source>Too many wrong PINs. Wait a moment, or use your password now.</source>
            <translation>أرقام سرية خاطئة كثيرة. انتظر قليلًا أو استخدم كلمة المرور الآن.</translation>
        </message>
        <message>
            <source>That isn’t right. Try again.</source>
            <translation>هذا غير صحيح. حاول من جديد.</translation>
        </message>
        <message>
            <source>Enter your PIN</source>
            <translation>أدخل رقمك السري</translation>
        </message>
        <message>
            <source>Enter the PIN of your card</source>
            <translation>أدخل الرقم السري لبطاقتك</translation>
        </message>
        <message>
            <source>More than one fits. Choose one.</source>
            <translation>هناك أكثر من خيار مناسب. اختر واحدًا.</translation>
        </message>
        <message>
            <source>Choose a new PIN for your card</source>
            <translation>اختر رمز PIN جديدًا لبطاقتك</translation>
        </message>
        <message>
            <source>Enter the new PIN again</source>
            <translation>أدخل رمز PIN الجديد مرة أخرى</translation>
        </message>
        <message>
            <source>Enter your current password</source>
            <translation>أدخل كلمة المرور الحالية</translation>
        </message>
        <message>
            <source>Enter a new password</source>
            <translation>أدخل كلمة مرور جديدة</translation>
        </message>
        <message>
            <source>Enter the new password again</source>
            <translation>أدخل كلمة المرور الجديدة مرة أخرى</translation>
        </message>
        <message>
            <source>Choose your PIN</source>
            <translation>اختر رقمك السري</translation>
        </message>
        <message>
            <source>Enter the PIN again</source>
            <translation>أدخل الرقم السري مرة أخرى</translation>
        </message>
        <message>
            <source>Enter your password</source>
            <translation>أدخل كلمة المرور</translation>
        </message>
        <message>
            <source>With a card, your saved passwords stay locked.</source>
            <translation>مع البطاقة تبقى كلمات مرورك المحفوظة مقفلة.</translation>
        </message>
        <message>
            <source>This is the card’s last try. A wrong PIN will block the card.</source>
            <translation>هذه آخر محاولة للبطاقة. رقم سري خاطئ سيحجبها.</translation>
        </message>
        <message>
            <source>%1, until %2</source>
            <translation>%1، حتى %2</translation>
        </message>
        <message>
            <source>You can try again now.</source>
            <translation>يمكنك المحاولة من جديد الآن.</translation>
        </message>
        <message numerus="yes">
            <source>At least %n digits</source>
            <translation>
                <numerusform>%n رقم على الأقل</numerusform>
                <numerusform>رقم واحد على الأقل</numerusform>
                <numerusform>رقمان على الأقل</numerusform>
                <numerusform>%n أرقام على الأقل</numerusform>
                <numerusform>%n رقمًا على الأقل</numerusform>
                <numerusform>%n رقم على الأقل</numerusform>
            </translation>
        </message>
        <message>
            <source>The login service isn’t answering. Trying again.</source>
            <translation>خدمة الدخول لا تستجيب. تجري المحاولة من جديد.</translation>
        </message>
        <message>
            <source>The login service isn’t answering. The screen stays locked; trying again.</source>
            <translation>خدمة الدخول لا تستجيب. تبقى الشاشة مقفلة، وتجري المحاولة من جديد.</translation>
        </message>
        <message>
            <source>That is your PIN.</source>
            <translation>هذا هو رقمك السري.</translation>
        </message>
        <message>
            <source>Not a simple pattern</source>
            <translation>ليس نمطًا بسيطًا</translation>
        </message>
        <message>
            <source>Not a date</source>
            <translation>ليس تاريخًا</translation>
        </message>
        <message>
            <source>Not your password</source>
            <translation>ليس كلمة المرور</translation>
        </message>
        <message numerus="yes">
            <source>At least %n characters</source>
            <translation>
                <numerusform>%n حرف على الأقل</numerusform>
                <numerusform>حرف واحد على الأقل</numerusform>
                <numerusform>حرفان على الأقل</numerusform>
                <numerusform>%n أحرف على الأقل</numerusform>
                <numerusform>%n حرفًا على الأقل</numerusform>
                <numerusform>%n حرف على الأقل</numerusform>
            </translation>
        </message>
        <message>
            <source>Current password</source>
            <translation>كلمة المرور الحالية</translation>
        </message>
        <message>
            <source>Different from the old password</source>
            <translation>مختلفة عن كلمة المرور القديمة</translation>
        </message>
        <message>
            <source>Both entries are the same</source>
            <translation>الإدخالان متطابقان</translation>
        </message>
        <message>
            <source>What you type can’t be kept safe: there is no locked memory for it. Ask your administrator to raise the limit.</source>
            <translation>لا يمكن حفظ ما تكتبه بأمان: لا توجد ذاكرة مقفلة له. اطلب من المسؤول رفع الحد.</translation>
        </message>
    </context>
    <context>
        <name>MediaRow</name>
        <message>
            <source>Media</source>
            <translation>الوسائط</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>إيقاف مؤقت</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>تشغيل</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>التالي</translation>
        </message>
    </context>
    <context>
        <name>MethodsRow</name>
        <message>
            <source>PIN</source>
            <translation>الرقم السري</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>كلمة المرور</translation>
        </message>
        <message>
            <source>Card</source>
            <translation>البطاقة</translation>
        </message>
        <message>
            <source>Ways to open</source>
            <translation>طرق الفتح</translation>
        </message>
    </context>
    <context>
        <name>NewPasswordFields</name>
        <message>
            <source>New password</source>
            <translation>كلمة مرور جديدة</translation>
        </message>
        <message>
            <source>New password again</source>
            <translation>كلمة المرور الجديدة مرة أخرى</translation>
        </message>
        <message>
            <source>Caps Lock is on</source>
            <translation>مفتاح الحروف الكبيرة مفعّل</translation>
        </message>
        <message>
            <source>Change and unlock</source>
            <translation>غيّر وافتح القفل</translation>
        </message>
        <message>
            <source>Change and sign in</source>
            <translation>غيّر وادخل</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message>
            <source>What the password must be</source>
            <translation>شروط كلمة المرور</translation>
        </message>
    </context>
    <context>
        <name>PasswordField</name>
        <message>
            <source>Show password while held</source>
            <translation>إظهار كلمة المرور أثناء الضغط</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>افتح</translation>
        </message>
    </context>
    <context>
        <name>PeopleArea</name>
        <message>
            <source>Who are you?</source>
            <translation>من أنت؟</translation>
        </message>
        <message>
            <source>Your login name</source>
            <translation>اسم الدخول</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>رجوع</translation>
        </message>
    </context>
    <context>
        <name>PeopleList</name>
        <message numerus="yes">
            <source>People, %n</source>
            <translation>
                <numerusform>الأشخاص، %n</numerusform>
                <numerusform>الأشخاص، %n</numerusform>
                <numerusform>الأشخاص، %n</numerusform>
                <numerusform>الأشخاص، %n</numerusform>
                <numerusform>الأشخاص، %n</numerusform>
                <numerusform>الأشخاص، %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n people</source>
            <translation>
                <numerusform>لا أحد</numerusform>
                <numerusform>شخص واحد</numerusform>
                <numerusform>شخصان</numerusform>
                <numerusform>%n أشخاص</numerusform>
                <numerusform>%n شخصًا</numerusform>
                <numerusform>%n شخص</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 من %2</translation>
        </message>
        <message>
            <source>Signed in</source>
            <translation>داخل الآن</translation>
        </message>
        <message>
            <source>Nobody found.</source>
            <translation>لم يُعثر على أحد.</translation>
        </message>
        <message>
            <source>Someone else</source>
            <translation>شخص آخر</translation>
        </message>
    </context>
    <context>
        <name>PinHints</name>
        <message>
            <source>What the PIN must be</source>
            <translation>شروط الرقم السري</translation>
        </message>
    </context>
    <context>
        <name>PinOff</name>
        <message>
            <source>PIN</source>
            <translation>الرقم السري</translation>
        </message>
        <message>
            <source>A short number that opens this computer, here at this screen. Your password still works everywhere.</source>
            <translation>رقم قصير يفتح هذا الحاسوب من هذه الشاشة. وتبقى كلمة المرور صالحة في كل مكان.</translation>
        </message>
        <message>
            <source>Protected by this computer’s TPM chip</source>
            <translation>محمي بشريحة TPM في هذا الحاسوب</translation>
        </message>
        <message>
            <source>Kept on this computer, encrypted</source>
            <translation>محفوظ مشفّرًا على هذا الحاسوب</translation>
        </message>
        <message>
            <source>A copy of the disk is useless to a thief.</source>
            <translation>نسخة من القرص لا تفيد السارق.</translation>
        </message>
        <message>
            <source>A thief with the disk could guess it. A TPM chip would be stronger.</source>
            <translation>يمكن للص يملك القرص أن يخمنه. شريحة TPM أقوى.</translation>
        </message>
        <message>
            <source>Guessing is slow</source>
            <translation>التخمين بطيء</translation>
        </message>
        <message>
            <source>After ten wrong PINs only your password turns it on again.</source>
            <translation>بعد عشرة أرقام خاطئة لا تعيد تشغيله إلا كلمة المرور.</translation>
        </message>
        <message>
            <source>After twenty wrong PINs only your password turns it on again.</source>
            <translation>بعد عشرين رقمًا خاطئًا لا تعيد تشغيله إلا كلمة المرور.</translation>
        </message>
        <message>
            <source>You can’t lock yourself out</source>
            <translation>لن تبقى خارجًا</translation>
        </message>
        <message>
            <source>Your password opens the door whatever happens to the PIN.</source>
            <translation>كلمة المرور تفتح الباب مهما حدث للرقم السري.</translation>
        </message>
        <message>
            <source>Set up a PIN</source>
            <translation>إعداد رقم سري</translation>
        </message>
    </context>
    <context>
        <name>PinOn</name>
        <message>
            <source>Your PIN is on</source>
            <translation>رقمك السري مفعّل</translation>
        </message>
        <message>
            <source>It opens this computer, here at this screen. Your password still works everywhere.</source>
            <translation>يفتح هذا الحاسوب من هذه الشاشة. وتبقى كلمة المرور صالحة في كل مكان.</translation>
        </message>
        <message>
            <source>Protection</source>
            <translation>الحماية</translation>
        </message>
        <message>
            <source>Protected by this computer’s TPM chip</source>
            <translation>محمي بشريحة TPM في هذا الحاسوب</translation>
        </message>
        <message>
            <source>Protected by a file only. A TPM chip would be stronger.</source>
            <translation>محمي بملف فقط. شريحة TPM أقوى.</translation>
        </message>
        <message>
            <source>Wrong tries since last used</source>
            <translation>محاولات خاطئة منذ آخر استخدام</translation>
        </message>
        <message>
            <source>None</source>
            <translation>لا شيء</translation>
        </message>
        <message>
            <source>Last used</source>
            <translation>آخر استخدام</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>أبدًا</translation>
        </message>
        <message>
            <source>Chosen</source>
            <translation>تاريخ الاختيار</translation>
        </message>
        <message>
            <source>Change PIN</source>
            <translation>تغيير الرقم السري</translation>
        </message>
        <message>
            <source>Try it</source>
            <translation>جرّبه</translation>
        </message>
        <message>
            <source>Remove PIN</source>
            <translation>إزالة الرقم السري</translation>
        </message>
        <message>
            <source>Your PIN is off for now</source>
            <translation>رقمك السري متوقف مؤقتًا</translation>
        </message>
    </context>
    <context>
        <name>PinPad</name>
        <message>
            <source>Number pad</source>
            <translation>لوحة الأرقام</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>مسح</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>افتح</translation>
        </message>
    </context>
    <context>
        <name>PinPage</name>
        <message>
            <source>PIN</source>
            <translation>الرقم السري</translation>
        </message>
    </context>
    <context>
        <name>PinSetUp</name>
        <message>
            <source>Step %1 of %2</source>
            <translation>الخطوة %1 من %2</translation>
        </message>
        <message>
            <source>Remove PIN</source>
            <translation>إزالة الرقم السري</translation>
        </message>
        <message>
            <source>Try your PIN</source>
            <translation>جرّب رقمك السري</translation>
        </message>
        <message>
            <source>Your current password</source>
            <translation>كلمة المرور الحالية</translation>
        </message>
        <message>
            <source>Your current PIN</source>
            <translation>رقمك السري الحالي</translation>
        </message>
        <message>
            <source>Choose your PIN</source>
            <translation>اختر رقمك السري</translation>
        </message>
        <message>
            <source>Your PIN once more</source>
            <translation>رقمك السري مرة أخرى</translation>
        </message>
        <message>
            <source>Enter your password. From then on only the password opens the door.</source>
            <translation>أدخل كلمة المرور. بعدها لا يفتح الباب غيرها.</translation>
        </message>
        <message>
            <source>Enter your PIN. From then on only the password opens the door.</source>
            <translation>أدخل رقمك السري. بعد ذلك لن يفتح الباب إلا كلمة المرور.</translation>
        </message>
        <message>
            <source>So that nobody else can set up a PIN for you.</source>
            <translation>كي لا يُعدّ أحد غيرك رقمًا سريًا لك.</translation>
        </message>
        <message numerus="yes">
            <source>%n digits or more. Something only you would think of.</source>
            <translation>
                <numerusform>%n رقم أو أكثر. شيء لا يخطر إلا ببالك.</numerusform>
                <numerusform>رقم واحد أو أكثر. شيء لا يخطر إلا ببالك.</numerusform>
                <numerusform>رقمان أو أكثر. شيء لا يخطر إلا ببالك.</numerusform>
                <numerusform>%n أرقام أو أكثر. شيء لا يخطر إلا ببالك.</numerusform>
                <numerusform>%n رقمًا أو أكثر. شيء لا يخطر إلا ببالك.</numerusform>
                <numerusform>%n رقم أو أكثر. شيء لا يخطر إلا ببالك.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n characters or more. Something only you would think of.</source>
            <translation>
                <numerusform>%n حرف أو أكثر. شيء لا يخطر إلا ببالك.</numerusform>
                <numerusform>حرف واحد أو أكثر. شيء لا يخطر إلا ببالك.</numerusform>
                <numerusform>حرفان أو أكثر. شيء لا يخطر إلا ببالك.</numerusform>
                <numerusform>%n أحرف أو أكثر. شيء لا يخطر إلا ببالك.</numerusform>
                <numerusform>%n حرفًا أو أكثر. شيء لا يخطر إلا ببالك.</numerusform>
                <numerusform>%n حرف أو أكثر. شيء لا يخطر إلا ببالك.</numerusform>
            </translation>
        </message>
        <message>
            <source>Type the same digits again.</source>
            <translation>اكتب الأرقام نفسها مرة أخرى.</translation>
        </message>
        <message>
            <source>Type the same again.</source>
            <translation>اكتب الشيء نفسه مرة أخرى.</translation>
        </message>
        <message>
            <source>Checking…</source>
            <translation>يجري التحقق…</translation>
        </message>
        <message>
            <source>PIN</source>
            <translation>الرقم السري</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>كلمة المرور</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>رجوع</translation>
        </message>
        <message>
            <source>Use your PIN</source>
            <translation>استخدم الرقم السري</translation>
        </message>
        <message>
            <source>Use your password</source>
            <translation>استخدم كلمة المرور</translation>
        </message>
        <message>
            <source>Use the number pad</source>
            <translation>استخدم لوحة الأرقام</translation>
        </message>
        <message>
            <source>Use letters</source>
            <translation>استخدم الحروف</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message>
            <source>Next you will type it once more.</source>
            <translation>بعد ذلك ستكتبه مرة أخرى.</translation>
        </message>
        <message numerus="yes">
            <source>PIN, %n digits entered</source>
            <translation>
                <numerusform>الرقم السري، لم يُدخل أي رقم</numerusform>
                <numerusform>الرقم السري، أُدخل رقم واحد</numerusform>
                <numerusform>الرقم السري، أُدخل رقمان</numerusform>
                <numerusform>الرقم السري، أُدخلت %n أرقام</numerusform>
                <numerusform>الرقم السري، أُدخل %n رقمًا</numerusform>
                <numerusform>الرقم السري، أُدخل %n رقم</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Password, %n characters entered</source>
            <translation>
                <numerusform>كلمة المرور، لم يُدخل أي حرف</numerusform>
                <numerusform>كلمة المرور، أُدخل حرف واحد</numerusform>
                <numerusform>كلمة المرور، أُدخل حرفان</numerusform>
                <numerusform>كلمة المرور، أُدخلت %n أحرف</numerusform>
                <numerusform>كلمة المرور، أُدخل %n حرفًا</numerusform>
                <numerusform>كلمة المرور، أُدخل %n حرف</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PinStrength</name>
        <message>
            <source>Easy to guess</source>
            <translation>سهل التخمين</translation>
        </message>
        <message>
            <source>Could be better</source>
            <translation>يمكن أن يكون أفضل</translation>
        </message>
        <message>
            <source>Good</source>
            <translation>جيد</translation>
        </message>
        <message>
            <source>Hard to guess</source>
            <translation>صعب التخمين</translation>
        </message>
    </context>
    <context>
        <name>PowerDialog</name>
        <message>
            <source>Restart?</source>
            <translation>إعادة التشغيل؟</translation>
        </message>
        <message>
            <source>Sleep?</source>
            <translation>سكون؟</translation>
        </message>
        <message>
            <source>Shut down?</source>
            <translation>إيقاف التشغيل؟</translation>
        </message>
        <message>
            <source>%1 is still signed in. Anything not saved will be lost.</source>
            <translation>لا يزال %1 داخلًا. سيضيع كل ما لم يُحفظ.</translation>
        </message>
        <message numerus="yes">
            <source>%n people are still signed in. Anything not saved will be lost.</source>
            <translation>
                <numerusform>لا أحد داخل الآن.</numerusform>
                <numerusform>لا يزال شخص واحد داخلًا. سيضيع كل ما لم يُحفظ.</numerusform>
                <numerusform>لا يزال شخصان داخلين. سيضيع كل ما لم يُحفظ.</numerusform>
                <numerusform>لا يزال %n أشخاص داخلين. سيضيع كل ما لم يُحفظ.</numerusform>
                <numerusform>لا يزال %n شخصًا داخلين. سيضيع كل ما لم يُحفظ.</numerusform>
                <numerusform>لا يزال %n شخص داخلين. سيضيع كل ما لم يُحفظ.</numerusform>
            </translation>
        </message>
        <message>
            <source>Leave it on</source>
            <translation>اتركه يعمل</translation>
        </message>
        <message>
            <source>Restart</source>
            <translation>إعادة التشغيل</translation>
        </message>
        <message>
            <source>Sleep</source>
            <translation>سكون</translation>
        </message>
        <message>
            <source>Shut down</source>
            <translation>إيقاف التشغيل</translation>
        </message>
    </context>
    <context>
        <name>Prompt</name>
        <message>
            <source>Checking…</source>
            <translation>يجري التحقق…</translation>
        </message>
        <message>
            <source>One more try, then a short wait</source>
            <translation>محاولة أخرى ثم انتظار قصير</translation>
        </message>
        <message numerus="yes">
            <source>%n tries left</source>
            <translation>
                <numerusform>لا محاولات باقية</numerusform>
                <numerusform>بقيت محاولة واحدة</numerusform>
                <numerusform>بقيت محاولتان</numerusform>
                <numerusform>بقيت %n محاولات</numerusform>
                <numerusform>بقيت %n محاولة</numerusform>
                <numerusform>بقيت %n محاولة</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PromptArea</name>
        <message>
            <source>Back</source>
            <translation>رجوع</translation>
        </message>
    </context>
    <context>
        <name>PromptFields</name>
        <message>
            <source>Password</source>
            <translation>كلمة المرور</translation>
        </message>
        <message>
            <source>Caps Lock is on</source>
            <translation>مفتاح الحروف الكبيرة مفعّل</translation>
        </message>
    </context>
    <context>
        <name>QuietRow</name>
        <message>
            <source>Settings</source>
            <translation>الإعدادات</translation>
        </message>
        <message>
            <source>More</source>
            <translation>المزيد</translation>
        </message>
        <message>
            <source>Session</source>
            <translation>الجلسة</translation>
        </message>
        <message>
            <source>Keyboard layout</source>
            <translation>تخطيط لوحة المفاتيح</translation>
        </message>
        <message>
            <source>Keyboard layout, %1</source>
            <translation>تخطيط لوحة المفاتيح، %1</translation>
        </message>
        <message>
            <source>Accessibility</source>
            <translation>تسهيلات الوصول</translation>
        </message>
        <message>
            <source>Someone else</source>
            <translation>شخص آخر</translation>
        </message>
        <message>
            <source>Power</source>
            <translation>الطاقة</translation>
        </message>
    </context>
    <context>
        <name>SearchField</name>
        <message>
            <source>Search people</source>
            <translation>ابحث عن شخص</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>متابعة</translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message>
            <source>PIN</source>
            <translation>الرقم السري</translation>
        </message>
    </context>
    <context>
        <name>SimpleLetters</name>
        <message>
            <source>Keyboard</source>
            <translation>لوحة المفاتيح</translation>
        </message>
        <message>
            <source>Capital letters</source>
            <translation>أحرف كبيرة</translation>
        </message>
        <message>
            <source>Signs</source>
            <translation>رموز</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>مسافة</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>مسح</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>افتح</translation>
        </message>
    </context>
    <context>
        <name>SimplePad</name>
        <message>
            <source>Erase</source>
            <translation>مسح</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>افتح</translation>
        </message>
    </context>
    <context>
        <name>SimplePrompt</name>
        <message>
            <source>New password</source>
            <translation>كلمة مرور جديدة</translation>
        </message>
        <message>
            <source>New password again</source>
            <translation>كلمة المرور الجديدة مرة أخرى</translation>
        </message>
        <message>
            <source>Touch the screen or press a key</source>
            <translation>المس الشاشة أو اضغط مفتاحًا</translation>
        </message>
        <message>
            <source>Checking…</source>
            <translation>يجري التحقق…</translation>
        </message>
        <message>
            <source>Caps Lock is on</source>
            <translation>مفتاح الحروف الكبيرة مفعّل</translation>
        </message>
        <message numerus="yes">
            <source>Wait, %n seconds</source>
            <translation>
                <numerusform>انتظر، %n ثانية</numerusform>
                <numerusform>انتظر ثانية واحدة</numerusform>
                <numerusform>انتظر ثانيتين</numerusform>
                <numerusform>انتظر %n ثوانٍ</numerusform>
                <numerusform>انتظر %n ثانية</numerusform>
                <numerusform>انتظر %n ثانية</numerusform>
            </translation>
        </message>
        <message>
            <source>PIN</source>
            <translation>الرقم السري</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>كلمة المرور</translation>
        </message>
        <message>
            <source>Card</source>
            <translation>البطاقة</translation>
        </message>
    </context>
    <context>
        <name>SimpleScreen</name>
        <message>
            <source>Lock screen, %1</source>
            <translation>شاشة القفل، %1</translation>
        </message>
        <message>
            <source>Lock screen</source>
            <translation>شاشة القفل</translation>
        </message>
        <message>
            <source>Locked</source>
            <translation>مقفل</translation>
        </message>
        <message numerus="yes">
            <source>%1, %n characters entered</source>
            <translation>
                <numerusform>%1، لم يُدخل أي حرف</numerusform>
                <numerusform>%1، أُدخل حرف واحد</numerusform>
                <numerusform>%1، أُدخل حرفان</numerusform>
                <numerusform>%1، أُدخلت %n أحرف</numerusform>
                <numerusform>%1، أُدخل %n حرفًا</numerusform>
                <numerusform>%1، أُدخل %n حرف</numerusform>
            </translation>
        </message>
        <message>
            <source>This is the simple screen: the usual one had a fault.</source>
            <translation>هذه هي الشاشة البسيطة: تعطّلت الشاشة المعتادة.</translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message>
            <source>Battery %1</source>
            <translation>البطارية %1</translation>
        </message>
        <message>
            <source>%1 %</source>
            <comment>battery charge</comment>
            <translation>%1٪</translation>
        </message>
        <message>
            <source>Wireless network</source>
            <translation>شبكة لاسلكية</translation>
        </message>
        <message>
            <source>Battery %1, charging</source>
            <translation>البطارية %1، قيد الشحن</translation>
        </message>
    </context>
</TS>
