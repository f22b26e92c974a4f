package io.github.qptv2.onnx.graph;

import java.util.List;

/**
 * Antialiased bicubic resampling of bytes along one axis, bit for bit equal to Pillow's {@code Image.resize} and
 * {@code io.github.qptv2.media.image.Resize}: weights are computed in 64-bit floats, rounded to 22 fractional bits, and
 * summed in integers. ONNX's Resize computes them in 32-bit floats, which changes some pixels by 1.
 */
record ResampleSteps(Scalars scalars) {

    private static final int BITS = 22;
    private static final double A = -0.5; // of Keys' cubic convolution (Keys 1981, equation 15)
    private static final double SUPPORT = 2;

    /** Source samples and weights of each new sample, (taps, samples) each; weights are 32-bit integers. */
    private record ResampleWeights(String samples, String weights) {}

    /**
     * Maps bytes (from, ...) to bytes (to, ...).
     *
     * @param name of the pass, which distinguishes values and free dimensions of two passes
     */
    String of(String name, String rows, String from, String to) {
        var graph = scalars.graph();
        var taps = taps(from, to);
        var body = graph.body(name);
        String sum = body.input(name + "_sum", Graph.INT32, name + "_to", name + "_row");
        String samples = body.input(name + "_samples", Graph.INT64, name + "_to");
        String weights = body.input(name + "_weights", Graph.INT32, name + "_to");
        String taken = body.node("Gather", List.of(rows, samples)); // (to, ...)
        String whole = body.node("Cast", List.of(taken), Attributes.type("to", Graph.INT32));
        String column = body.node("Unsqueeze", List.of(weights, body.constant(1)));
        String more = body.node("Add", List.of(sum, body.node("Mul", List.of(whole, column))));
        body.output(name + "_more", more, Graph.INT32, name + "_to", name + "_row");
        String half = graph.node("Cast", List.of(graph.integer(1 << (BITS - 1))), Attributes.type("to", Graph.INT32));
        String size = graph.node("Gather", List.of(graph.node("Shape", List.of(rows)), graph.constant(1)));
        String start = graph.node(
                "Expand",
                List.of(half, graph.node("Concat", List.of(scalars.vector(to), size), Attributes.integer("axis", 0))));
        String fixed = graph.node(
                "Scan",
                List.of(start, taps.samples(), taps.weights()),
                Attributes.graph("body", body.proto()),
                Attributes.integer("num_scan_inputs", 2));
        return bytes(fixed);
    }

    /** Drops the fractional bits; sums below 0 are clipped, so their rounding does not matter. */
    private String bytes(String fixed) {
        var graph = scalars.graph();
        String one = graph.node("Cast", List.of(graph.integer(1 << BITS)), Attributes.type("to", Graph.INT32));
        String low = graph.node("Cast", List.of(graph.integer(0)), Attributes.type("to", Graph.INT32));
        String high = graph.node("Cast", List.of(graph.integer(255)), Attributes.type("to", Graph.INT32));
        String clipped = graph.node("Clip", List.of(graph.node("Div", List.of(fixed, one)), low, high));
        return graph.node("Cast", List.of(clipped), Attributes.type("to", Graph.UINT8));
    }

    private ResampleWeights taps(String from, String to) {
        var graph = scalars.graph();
        String ratio = scalars.divide(scalars.real(from), scalars.real(to));
        String stretch = scalars.larger(ratio, graph.real(1)); // the kernel widens for reduction
        String support = scalars.multiply(graph.real(SUPPORT), stretch);
        String indices = scalars.real(scalars.range(graph.integer(0), to));
        String centers = scalars.multiply(scalars.add(indices, graph.real(0.5)), ratio); // (to)
        String first = scalars.larger(
                scalars.whole(scalars.add(scalars.subtract(centers, support), graph.real(0.5))), graph.integer(0));
        String end = scalars.smaller(scalars.whole(scalars.add(scalars.add(centers, support), graph.real(0.5))), from);
        String max = graph.node("ReduceMax", List.of(scalars.subtract(end, first)), Attributes.integer("keepdims", 0));
        String steps =
                graph.node("Unsqueeze", List.of(scalars.range(graph.integer(0), max), graph.constant(1))); // (taps, 1)
        String samples = scalars.add(first, steps); // (taps, to)
        String away =
                scalars.divide(scalars.add(scalars.subtract(scalars.real(samples), centers), graph.real(0.5)), stretch);
        String inside = graph.node("Less", List.of(samples, end));
        String exact = scalars.choose(inside, kernel(graph.node("Abs", List.of(away))), graph.real(0));
        String last = scalars.subtract(from, graph.integer(1));
        return new ResampleWeights(scalars.smaller(samples, last), fixed(exact));
    }

    /** Keys' cubic convolution at distances of at least 0. */
    private String kernel(String t) {
        var graph = scalars.graph();
        String near = polynomial(t, A + 2, -(A + 3), 0, 1);
        String far = scalars.multiply(polynomial(t, 1, -5, 8, -4), graph.real(A));
        String outer = scalars.choose(graph.node("Less", List.of(t, graph.real(2))), far, graph.real(0));
        return scalars.choose(graph.node("Less", List.of(t, graph.real(1))), near, outer);
    }

    private String polynomial(String t, double... coefficients) {
        var graph = scalars.graph();
        String value = graph.real(coefficients[0]);
        for (int i = 1; i < coefficients.length; i++) {
            value = scalars.multiply(value, t);
            if (coefficients[i] != 0) {
                value = scalars.add(value, graph.real(coefficients[i]));
            }
        }
        return value;
    }

    /** Weights of each sample that sum to 1, with {@value #BITS} fractional bits, halves rounded away from 0. */
    private String fixed(String exact) {
        var graph = scalars.graph();
        String sum = graph.node("ReduceSum", List.of(exact, graph.constant(0)));
        String scaled = scalars.multiply(scalars.divide(exact, sum), graph.real(1 << BITS));
        String half = scalars.multiply(graph.node("Sign", List.of(scaled)), graph.real(0.5));
        return graph.node("Cast", List.of(scalars.add(scaled, half)), Attributes.type("to", Graph.INT32));
    }
}
