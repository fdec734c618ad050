package dev.bourse.domain.task;

import static java.util.Map.entry;

import java.util.Map;

/** The words and the letters by which languages that share a script are told apart. */
final class CommonWords {
    /** Words without which hardly anything is said, by language. */
    static final Map<NaturalLanguage, String> WORDS =
            Map.ofEntries(
                    entry(
                            NaturalLanguage.ENGLISH,
                            "the of and to in is it you that was for on are with as be this have"
                                + " from or by not but what all were we when your can said there"
                                + " use each which how their if will up about out many then them"
                                + " these so some her would make like him into has more two do does"
                                + " did than who its now been my an at a i me please should could"
                                + " write explain hello hi thanks why where give show following"
                                + " need want between because using"),
                    entry(
                            NaturalLanguage.SPANISH,
                            "el la de que y en un una los las del se por con no para es al lo como"
                                + " más pero sus le ya o este sí porque esta entre cuando muy sin"
                                + " sobre también me hasta hay donde quien desde todo nos qué cómo"
                                + " cuál puedes hola gracias escribe explica siguiente necesito"
                                + " quiero mi tu su son está"),
                    entry(
                            NaturalLanguage.FRENCH,
                            "le la les de des du un une et en est que qui dans pour pas sur au aux"
                                + " avec ce cette ces il elle ils nous vous je tu se sont par plus"
                                + " ne ou mais comme sans sous être avoir fait leur leurs quel"
                                + " quelle comment pourquoi bonjour merci écris explique suivant"
                                + " suivante peux mon ma mes votre vos d l c qu j n s"),
                    entry(
                            NaturalLanguage.GERMAN,
                            "der die das und ist in zu den von mit sich des auf für nicht ein eine"
                                + " einen einem einer als auch es an werden aus er hat dass sie"
                                + " nach wird bei um am sind noch wie über so zum war haben nur"
                                + " oder aber vor zur bis mehr durch man ich du wir ihr mir mich"
                                + " kann bitte schreibe erkläre hallo danke warum wenn folgenden"
                                + " folgende was meine mein"),
                    entry(
                            NaturalLanguage.PORTUGUESE,
                            "o a os as de do da dos das que e em um uma para com não no na nos nas"
                                + " por mais se como mas ao ele ela foi são está você isso seu sua"
                                + " ou quando muito já também só pelo pela até me qual quais olá"
                                + " obrigado obrigada escreva explique seguinte preciso quero meu"
                                + " minha entre sobre eu faça"),
                    entry(
                            NaturalLanguage.ITALIAN,
                            "il lo la i gli le di che e è un una uno per in con non del della dei"
                                + " delle si da dal al alla come più ma sono ho ha questo questa"
                                + " nel nella anche se mi ti ci perché cosa quale puoi ciao grazie"
                                + " scrivi spiega seguente vorrei mio mia tra su o sui degli"),
                    entry(
                            NaturalLanguage.DUTCH,
                            "de het een en van in is dat op te met voor zijn niet aan er om ook als"
                                + " dan maar bij of uit nog naar heeft worden wordt ik je jij u we"
                                + " wij hij ze dit die wat hoe waarom kun kan schrijf leg hallo"
                                + " bedankt mijn deze volgende door over tot moet graag"),
                    entry(
                            NaturalLanguage.POLISH,
                            "i w z na do się nie jest to że o jak co dla po od ale przez tym czy"
                                + " tego są ten ta za ze być lub może oraz mnie mi jego jej które"
                                + " który która napisz wyjaśnij proszę cześć dziękuję dlaczego mój"
                                + " moja"),
                    entry(
                            NaturalLanguage.TURKISH,
                            "ve bir bu da de için ile çok ne mi mı olarak daha gibi kadar sonra"
                                + " olan var yok ben sen o biz siz nasıl neden lütfen merhaba"
                                + " teşekkürler yaz açıkla bana şu ama veya her en değil nedir"),
                    entry(
                            NaturalLanguage.VIETNAMESE,
                            "và của là có cho không được trong một các với những người này để đã"
                                + " khi từ như về bạn tôi hãy làm viết giải thích thế nào tại sao"
                                + " xin chào cảm ơn theo nhiều nếu cách gì"),
                    entry(
                            NaturalLanguage.INDONESIAN,
                            "yang dan di ini itu dengan untuk dari dalam tidak adalah pada ke akan"
                                + " saya anda kami kita mereka bisa dapat juga atau oleh sebagai"
                                + " lebih apa bagaimana mengapa tolong tulis jelaskan halo terima"
                                + " kasih buatkan buat ada seperti"),
                    entry(
                            NaturalLanguage.CZECH,
                            "a je se na v že to s z do pro ale jako jsem jsou by byl od po za nebo"
                                + " co jak ve k o tak když aby který která které mi prosím napiš"
                                + " vysvětli ahoj děkuji proč můj jeho není může"),
                    entry(
                            NaturalLanguage.SWEDISH,
                            "och i att det som en på är av för med den till inte har de om ett han"
                                + " men var jag du vi sig från så kan när hur varför skriv förklara"
                                + " hej tack mig min eller ska vad följande"),
                    entry(
                            NaturalLanguage.DANISH,
                            "og i at det er en til på som af for den med de ikke har et jeg du vi"
                                + " der han kan hvordan hvorfor skriv forklar hej tak mig min eller"
                                + " hvad fra om blev meget også være"),
                    entry(
                            NaturalLanguage.NORWEGIAN,
                            "og i at det er en til på som av for den med de ikke har et jeg du vi"
                                    + " der han kan hvordan hvorfor skriv forklar hei takk meg min"
                                    + " eller hva fra om ble mye også være"),
                    entry(
                            NaturalLanguage.FINNISH,
                            "ja on ei se että oli hän mutta ovat kun niin tai joka jos kuin myös"
                                + " sen mitä miten miksi minä sinä voit kirjoita selitä hei kiitos"
                                + " minun olen ole tämä kanssa"),
                    entry(
                            NaturalLanguage.ROMANIAN,
                            "și de la în a un o cu pe este care nu din că să pentru mai ce sau ca"
                                    + " fi sunt am ai au prin dar cum unei unui scrie explică bună"
                                    + " mulțumesc te rog vreau îmi lui"),
                    entry(
                            NaturalLanguage.HUNGARIAN,
                            "a az és hogy nem is egy ez van meg de csak ha mint vagy már el ki még"
                                + " azt kell lehet írj magyarázd szia köszönöm kérlek miért hogyan"
                                + " mi nekem volt"),
                    entry(
                            NaturalLanguage.RUSSIAN,
                            "и в не на я что он с как это а по но из у за то все она так его только"
                                + " мне было вы бы от для мы ты же или если при напиши объясни"
                                + " привет спасибо пожалуйста почему когда где кто мой есть чтобы о"
                                + " какие"),
                    entry(
                            NaturalLanguage.UKRAINIAN,
                            "і в не на я що він з як це а по але із у за та все вона так його"
                                + " тільки мені було ви б від для ми ти же або якщо при напиши"
                                + " поясни привіт дякую будь ласка чому коли де хто мій є щоб про"
                                + " які"),
                    entry(
                            NaturalLanguage.BULGARIAN,
                            "и в не на аз че той с как това а по но от за да се е са си ще тя така"
                                    + " само ми беше вие ние ти или ако при напиши обясни здравей"
                                    + " благодаря моля защо кога къде кой мой има какво"),
                    entry(
                            NaturalLanguage.ARABIC,
                            "في من على أن إلى هذا هذه التي الذي مع عن كان لا ما هو هي كل أو بين بعد"
                                    + " قبل كيف لماذا اكتب اشرح مرحبا شكرا لي ثم هل"),
                    entry(
                            NaturalLanguage.PERSIAN,
                            "در از به که این را با است آن برای می های یک تا بر خود شود چه چگونه چرا"
                                    + " بنویس توضیح سلام لطفا ممنون من شما هم اما"),
                    entry(
                            NaturalLanguage.URDU,
                            "میں کے کی کا ہے اور سے کو پر نے یہ وہ ہیں ایک کیا نہیں تھا بھی کہ جو"
                                    + " لکھیں کیسے کیوں سلام شکریہ آپ ہم"));

    /** Letters that few languages have; the first of each pair of texts names the letters. */
    static final Map<String, String> LETTERS =
            Map.ofEntries(
                    entry("ñ¿¡", "es"),
                    entry("ãõ", "pt"),
                    entry("ß", "de"),
                    entry("ü", "de tr hu es"),
                    entry("ä", "de sv fi"),
                    entry("ö", "de sv fi tr hu"),
                    entry("ç", "fr pt tr"),
                    entry("éà", "fr pt es it hu cs"),
                    entry("èù", "fr it"),
                    entry("ìò", "it"),
                    entry("êâô", "fr pt vi ro"),
                    entry("îœûë", "fr"),
                    entry("íóú", "es pt hu cs"),
                    entry("ğış", "tr"),
                    entry("ąęłśżźćń", "pl"),
                    entry("řěůčšžťď", "cs"),
                    entry("ățș", "ro"),
                    entry("őű", "hu"),
                    entry("åÅ", "sv da no"),
                    entry("æø", "da no"),
                    entry("đơư", "vi"));

    private CommonWords() {}
}
