package io.github.qptv2.loader;

import java.util.List;

import io.github.qptv2.degrade.compose.DegradationModel;
import io.github.qptv2.degrade.compose.DegradationModel.RandomOperator;

/** Writes a degradation model as YAML that {@link DegradationConfig} reads. */
public final class DegradationYaml {

    private DegradationYaml() {}

    /** The whole file, with all defaults written out. */
    public static String of(DegradationModel composition) {
        var out = new StringBuilder();
        node(out, composition, "", "");
        return out.toString();
    }

    /** Writes a node: the first line after {@code lead}, the others at {@code indent}. */
    private static void node(StringBuilder out, DegradationModel composition, String lead, String indent) {
        if (composition instanceof RandomOperator draw) {
            out.append(lead).append('"').append(draw.text()).append("\"\n");
        } else if (composition instanceof DegradationModel.Sequential sequential) {
            out.append(lead).append("sequential:\n");
            nodes(out, sequential.steps(), indent + "  ");
        } else if (composition instanceof DegradationModel.Advanced advanced) {
            out.append(lead).append("advanced:\n");
            field(out, indent, "skip", advanced.skip());
            field(out, indent, "shuffle", advanced.shuffle());
            field(out, indent, "least-order", advanced.leastOrder());
            field(out, indent, "most-order", advanced.mostOrder());
            out.append(indent).append("  chains:\n");
            nodes(out, advanced.chains(), indent + "    ");
        } else if (composition instanceof DegradationModel.OneOf oneOf) {
            out.append(lead).append("one-of:\n");
            for (DegradationModel.Weighted choice : oneOf.choices()) {
                out.append(indent)
                        .append("  - weight: ")
                        .append(choice.weight())
                        .append('\n');
                child(out, choice.take(), indent + "    ");
            }
        } else {
            rest(out, composition, lead, indent);
        }
    }

    private static void rest(StringBuilder out, DegradationModel composition, String lead, String indent) {
        if (composition instanceof DegradationModel.SomeOf someOf) {
            out.append(lead).append("some-of:\n");
            field(out, indent, "least", someOf.min());
            field(out, indent, "most", someOf.max());
            field(out, indent, "skip", someOf.skip());
            out.append(indent).append("  choices:\n");
            nodes(out, someOf.choices(), indent + "    ");
        } else if (composition instanceof DegradationModel.Sometimes sometimes) {
            out.append(lead).append("sometimes:\n");
            field(out, indent, "probability", sometimes.probability());
            child(out, sometimes.take(), indent + "  ");
        } else if (composition instanceof DegradationModel.Levels levels) {
            out.append(lead).append("levels:\n");
            field(out, indent, "half-normal", levels.halfNormal());
            out.append(indent).append("  of:\n");
            levels.levels().forEach(level -> out.append(indent)
                    .append("    - \"")
                    .append(level.settings().text())
                    .append("\"\n"));
        }
    }

    private static void nodes(StringBuilder out, List<DegradationModel> compositions, String indent) {
        compositions.forEach(composition -> node(out, composition, indent + "- ", indent + "  "));
    }

    private static void child(StringBuilder out, DegradationModel take, String indent) {
        if (take instanceof RandomOperator) {
            node(out, take, indent + "take: ", indent);
        } else {
            out.append(indent).append("take:\n");
            node(out, take, indent + "  ", indent + "  ");
        }
    }

    private static void field(StringBuilder out, String indent, String name, Object value) {
        out.append(indent).append("  ").append(name).append(": ").append(value).append('\n');
    }
}
