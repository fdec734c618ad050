package dev.bourse.gateway.market;

/**
 * Something that can be asked about the market. Equal questions have the same answer for a minute.
 *
 * @param <A> what the answer is
 */
public interface Question<A> {
    /** Computes the answer. Blocks. */
    A answer(Sources sources);
}
