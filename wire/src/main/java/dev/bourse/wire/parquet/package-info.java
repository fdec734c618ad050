/**
 * Tables as Apache Parquet files, for those who read the exchange's public data with other tools.
 */
@NullMarked
package dev.bourse.wire.parquet;

import org.jspecify.annotations.NullMarked;
