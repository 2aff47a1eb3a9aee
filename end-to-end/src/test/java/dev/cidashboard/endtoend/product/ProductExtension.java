package dev.cidashboard.endtoend.product;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One start of the three processes for all test classes of the module. Before each test everything runs, no fault is
 * left and every row is as the forge has it.
 */
public final class ProductExtension implements ParameterResolver, BeforeEachCallback {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(ProductExtension.class);

    /** Hostile, because what every test sees must also stand what an attacker writes; still, because tests move it. */
    private static final ProductSettings SETTINGS = new ProductSettings(
            "shared",
            List.of(
                    "--github",
                    "30",
                    "--gitlab",
                    "30",
                    "--latency",
                    "2ms",
                    "--pace",
                    "0",
                    "--hostile",
                    "--github-limit",
                    "50000",
                    "--gitlab-limit",
                    "20000"),
            Duration.ofSeconds(5),
            Duration.ofSeconds(8),
            Duration.ofSeconds(1),
            Map.of());

    @Override
    public void beforeEach(ExtensionContext context) {
        product(context).settle();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Product.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return product(context);
    }

    private static Product product(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Product.class, key -> started(), Product.class);
    }

    private static Product started() {
        Product product = new Product(SETTINGS);
        try {
            product.start();
            return product;
        } catch (RuntimeException | AssertionError e) {
            product.close();
            throw e;
        }
    }
}
