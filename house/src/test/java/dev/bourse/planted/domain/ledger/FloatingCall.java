package dev.bourse.planted.domain.ledger;

import java.math.BigDecimal;

class FloatingCall {
    long nanos(BigDecimal usd) {
        return (long) usd.doubleValue();
    }
}
