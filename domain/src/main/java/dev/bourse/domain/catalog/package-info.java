/** What is offered: models, providers, endpoints, price lists and data policies. */
@NullMarked
package dev.bourse.domain.catalog;

import org.jspecify.annotations.NullMarked;
