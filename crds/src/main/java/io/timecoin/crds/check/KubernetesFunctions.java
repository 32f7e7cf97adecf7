package io.timecoin.crds.check;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelFunctionBinding;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.List;

/** The CEL of an API server, as far as the rules of the CRD use it: the standard, and Kubernetes' {@code sum} and {@code quantity}. */
final class KubernetesFunctions {

    private static final OpaqueType QUANTITY = OpaqueType.create("kubernetes.Quantity");
    private static final ListType LIST = ListType.create(SimpleType.DYN);

    private KubernetesFunctions() {}

    /** CEL with the variables {@code self} and {@code oldSelf}; rules answer true or false. */
    static Cel cel() {
        return CelFactory.plannerCelBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addVar("self", SimpleType.DYN)
                .addVar("oldSelf", SimpleType.DYN)
                .addFunctionDeclarations(
                        CelFunctionDecl.newFunctionDeclaration(
                                "sum",
                                CelOverloadDecl.newMemberOverload(
                                        "list_sum", SimpleType.INT, LIST)),
                        CelFunctionDecl.newFunctionDeclaration(
                                "quantity",
                                CelOverloadDecl.newGlobalOverload(
                                        "string_to_quantity", QUANTITY, SimpleType.STRING)),
                        CelFunctionDecl.newFunctionDeclaration(
                                "compareTo",
                                CelOverloadDecl.newMemberOverload(
                                        "quantity_compare_to", SimpleType.INT, QUANTITY, QUANTITY)))
                .addFunctionBindings(
                        CelFunctionBinding.from("list_sum", List.class, KubernetesFunctions::sum),
                        CelFunctionBinding.from(
                                "string_to_quantity",
                                String.class,
                                text -> Quantity.getAmountInBytes(Quantity.parse(text))),
                        CelFunctionBinding.from(
                                "quantity_compare_to",
                                BigDecimal.class,
                                BigDecimal.class,
                                (left, right) -> (long) left.compareTo(right)))
                .setResultType(SimpleType.BOOL)
                .build();
    }

    private static long sum(List<?> numbers) {
        return numbers.stream().mapToLong(number -> ((Number) number).longValue()).sum();
    }
}
