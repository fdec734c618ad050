package dev.bourse.sim.market;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What people ask for in a language; every prompt ends with details of its own.
 *
 * @param openings what it may begin with
 * @param details words that it may go on with
 */
record Tongue(List<String> openings, List<String> details) {
    static final Tongue ENGLISH =
            of(
                    List.of(
                            "Summarise the following report in five bullet points for a busy"
                                    + " manager.",
                            "Write a short story about a lighthouse keeper who finds a letter.",
                            "Write a polite e-mail to a customer whose parcel arrived late.",
                            "Explain what inflation is and why central banks raise interest rates.",
                            "What are the symptoms of iron deficiency and when should I see a"
                                    + " doctor?",
                            "Solve this word problem step by step and state the answer at the end.",
                            "You are the innkeeper of a haunted tavern; stay in character and greet"
                                    + " me.",
                            "Translate the following paragraph into German and keep its tone.",
                            "Review this rental contract and list the clauses that are unusual.",
                            "Classify these reviews as positive, negative or neutral.",
                            "Make a step by step plan with milestones for moving our office.",
                            "Extract all names, dates and amounts from the text and return JSON."),
                    "the old bridge near the market; a bill of forty two dollars; my sister's"
                        + " garden; three tired engineers; the second quarter; a broken window;"
                        + " nine blue boats; the board of the school; last year's harvest; an early"
                        + " train; the museum by the river; a box of green apples; two rival teams;"
                        + " the price of wool; a quiet street in winter; the manager of the hotel");

    static final Tongue CODE =
            of(
                    List.of(
                            "Write a Python function that parses this log and counts errors by"
                                    + " hour.",
                            "My Java service throws a NullPointerException here, find and fix the"
                                    + " bug.",
                            "Write an SQL query that lists each customer's largest order per"
                                    + " month.",
                            "Refactor this TypeScript React component and add tests for it.",
                            "Write a Dockerfile and a GitHub Actions workflow for this Go service.",
                            "Review this pull request and point out security problems in the code.",
                            "Which bash command finds and deletes all empty directories?",
                            "Implement a Rust struct for an LRU cache with get and put methods.",
                            "Explain what this C++ template does: template<typename T> struct"
                                    + " node;",
                            "Write unit tests with pytest for the function def total(items):",
                            "Where in this repository is the session checked? Explain its"
                                    + " structure.",
                            "Continue: public static void main(String[] args) { for (int i = 0;"),
                    "the invoice table; a retry with backoff; class OrderBook; the parser module;"
                        + " def load(path); user_id and created_at; the cache layer; an async"
                        + " handler; the build script; a list of tuples; the config file;"
                        + " test_totals; import json; the login route; a race between threads; the"
                        + " index page");

    static final Tongue SPANISH =
            of(
                    List.of(
                            "Resume el siguiente informe en cinco puntos para un gerente ocupado.",
                            "Escribe un cuento corto sobre un farero que encuentra una carta.",
                            "Explica qué es la inflación y por qué suben los tipos de interés.",
                            "Traduce este párrafo al inglés y mantén el tono."),
                    "el puente viejo junto al mercado; una factura de cuarenta euros; el jardín de"
                        + " mi hermana; tres ingenieros cansados; el segundo trimestre; una ventana"
                        + " rota; nueve barcos azules; la junta de la escuela; la cosecha del año;"
                        + " un tren temprano; el museo del río; una caja de manzanas verdes");

    static final Tongue GERMAN =
            of(
                    List.of(
                            "Fasse den folgenden Bericht in fünf Punkten zusammen.",
                            "Schreibe eine kurze Geschichte über einen Leuchtturmwärter.",
                            "Erkläre mir, was Inflation ist und warum die Zinsen steigen.",
                            "Übersetze den folgenden Absatz ins Englische."),
                    "die alte Brücke am Markt; eine Rechnung über vierzig Euro; der Garten meiner"
                            + " Schwester; drei müde Ingenieure; das zweite Quartal; ein kaputtes"
                            + " Fenster; neun blaue Boote; der Vorstand der Schule; die Ernte des"
                            + " Jahres; ein früher Zug; das Museum am Fluss; eine Kiste Äpfel");

    static final Tongue FRENCH =
            of(
                    List.of(
                            "Résume le rapport suivant en cinq points pour un directeur pressé.",
                            "Écris une courte histoire sur un gardien de phare.",
                            "Explique ce qu'est l'inflation et pourquoi les taux montent.",
                            "Traduis ce paragraphe en anglais et garde le ton."),
                    "le vieux pont près du marché; une facture de quarante euros; le jardin de ma"
                            + " sœur; trois ingénieurs fatigués; le deuxième trimestre; une fenêtre"
                            + " cassée; neuf bateaux bleus; le conseil de l'école; la récolte de"
                            + " l'année; un train très tôt; le musée au bord de la rivière");

    /** Languages of people, as often as they are chosen. */
    static final List<Tongue> SPOKEN =
            List.of(ENGLISH, ENGLISH, ENGLISH, ENGLISH, SPANISH, SPANISH, GERMAN, FRENCH);

    private static final int WORDS = 40;

    Tongue {
        openings = List.copyOf(openings);
        details = List.copyOf(details);
    }

    private static Tongue of(List<String> openings, String details) {
        return new Tongue(openings, List.of(details.split("[; ]+", -1)));
    }

    /** A prompt that hardly anybody else sends. */
    String prompt(SplittableRandom random) {
        StringBuilder text = new StringBuilder(any(openings, random)).append('\n');
        for (int i = 0; i < WORDS; i++) {
            text.append(any(details, random)).append(i + 1 < WORDS ? " " : ".");
        }
        return text.toString();
    }

    private static String any(List<String> list, SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }
}
