package dev.bourse.sim.workload;

import java.util.List;

/** Tasks to ask for when no file of prompts is given. */
final class BuiltInPrompts {
    static final List<String> TEXTS =
            List.of(
                    """
                    Write a function that takes a list of intervals and returns them merged: sorted,
                    without overlaps, touching ones joined. State its cost.\
                    """,
                    """
                    A train leaves at 09:40 and covers 312 km in 2 h 36 min. At what speed does it
                    travel on average, and when does it pass the 200 km mark?\
                    """,
                    """
                    Summarise for a customer why an invoice was corrected: the quantity was counted
                    twice in March, the price was right, the difference is paid back in April.\
                    """,
                    """
                    Translate into German and keep the tone: "We looked at your request again and
                    found that the first answer was wrong. Here is what we should have said."\
                    """,
                    """
                    This loop never ends for an empty queue. Find the fault and mend it:
                    while (queue.peek() == null) { item = queue.poll(); handle(item); }\
                    """,
                    """
                    Explain to a twelve-year-old why the moon is sometimes visible at noon, in no
                    more than five sentences and without the word "orbit".\
                    """,
                    """
                    Given a table of orders (id, customer, day, amount), write one SQL query that
                    lists each customer's largest order of each month.\
                    """,
                    """
                    Sort these reviews into praise, complaint and question, and give one reason for
                    each: "Fits well", "Does it come in blue?", "Broke on the second day".\
                    """);

    private BuiltInPrompts() {}
}
