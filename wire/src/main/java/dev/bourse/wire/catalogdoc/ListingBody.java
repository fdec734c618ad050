package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.wire.catalogdoc.ProviderDocument.Capacity;
import dev.bourse.wire.catalogdoc.ProviderDocument.Limits;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** What the two formats of a provider document say in different ways. */
sealed interface ListingBody permits FlatBody, TypedBody {
    Limits limits();

    Set<Modality> inputs();

    Set<Modality> outputs();

    Set<Parameter> parameters();

    PriceList prices(BigDecimal discount);

    boolean implicitCaching();

    List<Capacity> capacity();

    /** What could not be taken over; complete only after everything else was read. */
    List<String> warnings();
}
