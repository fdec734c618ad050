package dev.bourse.domain.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NaturalLanguagesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "en : Could you tell me which of these trains leaves for the coast before noon?",
                "zh : 请告诉我中午之前哪一班火车开往海边",
                "es : ¿Me puedes decir qué tren sale para la costa antes del mediodía?",
                "fr : Pouvez-vous me dire quel train part pour la côte avant midi ?",
                "de : Kannst du mir sagen, welcher Zug vor Mittag an die Küste fährt?",
                "pt : Você pode me dizer qual trem sai para o litoral antes do meio-dia?",
                "ru : Скажите, пожалуйста, какой поезд идёт к морю до полудня?",
                "ja : 正午までに海へ向かう電車はどれですか。",
                "ko : 정오 전에 바다로 가는 기차가 어느 것인지 알려 주세요",
                "it : Mi puoi dire quale treno parte per la costa prima di mezzogiorno?",
                "nl : Kun je mij zeggen welke trein voor de middag naar de kust gaat?",
                "pl : Czy możesz mi powiedzieć, który pociąg jedzie nad morze przed południem?",
                "tr : Öğleden önce sahile giden trenin hangisi olduğunu bana söyler misin?",
                "ar : هل يمكنك أن تخبرني أي قطار يغادر إلى الساحل قبل الظهر؟",
                "hi : क्या आप मुझे बता सकते हैं कि दोपहर से पहले कौन सी ट्रेन जाती है?",
                "vi : Bạn có thể cho tôi biết chuyến tàu nào đi ra biển trước buổi trưa không?",
                "id : Bisakah Anda memberi tahu saya kereta mana yang berangkat ke pantai?",
                "th : ช่วยบอกหน่อยว่ารถไฟขบวนไหนไปชายทะเลก่อนเที่ยง",
                "uk : Скажіть, будь ласка, який потяг їде до моря і чи є в ньому місця?",
                "cs : Můžete mi prosím říct, který vlak jede před polednem k moři?",
                "sv : Kan du säga mig vilket tåg som går till kusten och när det är framme?",
                "da : Kan du sige mig, hvad for et tog der kører ud til kysten, og hvornår?",
                "no : Kan du si meg hva for et tog som går til kysten, og hvordan jeg får billett?",
                "fi : Voitko kertoa minulle, mikä juna lähtee rannikolle ennen puoltapäivää ja"
                        + " mistä?",
                "ro : Poți să îmi spui care tren pleacă spre coastă și la ce oră ajunge?",
                "hu : Meg tudnád mondani, hogy melyik vonat indul a tengerhez és mikor?",
                "bg : Бихте ли ми казали кой влак тръгва за морето и от къде се купува билет?",
                "el : Μπορείτε να μου πείτε ποιο τρένο φεύγει για την ακτή;",
                "he : אתה יכול להגיד לי איזו רכבת יוצאת לחוף לפני הצהריים?",
                "fa : لطفا بگویید کدام قطار برای ساحل می رود و چه ساعتی است؟",
                "ur : کیا آپ بتا سکتے ہیں کہ کون سی ٹرین ساحل کو جاتی ہے؟",
                "bn : আপনি কি বলতে পারেন কোন ট্রেনটি দুপুরের আগে যায়?",
                "ta : எந்த ரயில் மதியத்திற்கு முன் கடற்கரைக்கு செல்கிறது?"
            })
    void one_sentence_is_enough(String code, String sentence) {
        assertEquals(code, of(sentence));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh | 请修复这段代码 for (int i = 0; i < n; i++) { total += prices[i]; } return total;",
                "en | What does the word 猫 mean, and how is it used in a sentence?",
                "de | Warum wirft `items.map(x => x.id)` hier eine Ausnahme und wie kann ich das"
                        + " lösen?"
            })
    void code_and_quotations_do_not_hide_the_language(String code, String text) {
        assertEquals(code, of(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''", "12345 67890", "xq zv kk brrt", "{ x += y; z = f(x); }", "!?"})
    void what_is_no_language_stays_unknown(String text) {
        assertEquals("unknown", of(text));
    }

    @Test
    void at_least_twenty_languages_are_told_apart() {
        assertEquals(34, NaturalLanguage.values().length);
    }

    private static String of(String text) {
        char[] chars = text.toCharArray();
        return NaturalLanguages.of(chars, Lexemes.of(chars)).code();
    }
}
