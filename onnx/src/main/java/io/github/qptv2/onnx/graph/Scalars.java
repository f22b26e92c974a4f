package io.github.qptv2.onnx.graph;

import java.util.ArrayList;
import java.util.List;

/** Arithmetic of scalars and vectors in a graph, in 64-bit integers and 64-bit floats. */
record Scalars(Graph graph) {

    String add(String one, String other) {
        return graph.node("Add", List.of(one, other));
    }

    String subtract(String one, String other) {
        return graph.node("Sub", List.of(one, other));
    }

    String multiply(String one, String other) {
        return graph.node("Mul", List.of(one, other));
    }

    /** Division; integers are rounded toward 0. */
    String divide(String one, String other) {
        return graph.node("Div", List.of(one, other));
    }

    String smaller(String one, String other) {
        return graph.node("Min", List.of(one, other));
    }

    String larger(String one, String other) {
        return graph.node("Max", List.of(one, other));
    }

    String equal(String one, String other) {
        return graph.node("Equal", List.of(one, other));
    }

    String choose(String condition, String yes, String no) {
        return graph.node("Where", List.of(condition, yes, no));
    }

    /** Converts to 64-bit floats. */
    String real(String integers) {
        return graph.node("Cast", List.of(integers), Attributes.type("to", Graph.DOUBLE));
    }

    /** Truncates a float to an integer. */
    String whole(String real) {
        return graph.node("Cast", List.of(real), Attributes.type("to", Graph.INT64));
    }

    /** The nearest integer of a float of at least 0, halves upwards. */
    String round(String real) {
        return whole(add(real, graph.real(0.5)));
    }

    /** The integers from {@code first}, below {@code end}. */
    String range(String first, String end) {
        return graph.node("Range", List.of(first, end, graph.integer(1)));
    }

    /** One element of a vector. */
    String element(String vector, long index) {
        return graph.node("Gather", List.of(vector, graph.integer(index)));
    }

    /** Concatenates numbers to a vector. */
    String vector(String... numbers) {
        var parts = new ArrayList<String>();
        for (String number : numbers) {
            parts.add(graph.node("Reshape", List.of(number, graph.constant(1))));
        }
        return graph.node("Concat", parts, Attributes.integer("axis", 0));
    }
}
