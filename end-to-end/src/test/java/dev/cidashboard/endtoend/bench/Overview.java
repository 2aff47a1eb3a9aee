package dev.cidashboard.endtoend.bench;

import dev.cidashboard.endtoend.product.Product;
import dev.cidashboard.endtoend.product.Rows;

/** The aggregator's own list, as the web process reads it. */
final class Overview {

    static final String ALL = "/api/projects?limit=10000";

    private Overview() {}

    static Rows of(Product product) {
        return Rows.of(product.aggregator().http().get(ALL));
    }
}
