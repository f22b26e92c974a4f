package io.github.qptv2.onnx.graph;

import java.util.List;

import ai.onnx.proto.OnnxMl.AttributeProto;

/**
 * Antialiased bicubic resize of a decoded image as Pillow does it: first horizontally, then vertically, rounding to
 * bytes after each. An image that has its size already is left alone.
 */
record ResizeSteps(Scalars scalars) {

    private static final String RESIZED = "resized";
    private static final String SAME = "same_size";
    private static final AttributeProto[] CUBIC = {
        Attributes.text("mode", "cubic"),
        Attributes.integer("antialias", 1),
        Attributes.real("cubic_coeff_a", -0.5),
        Attributes.integer("exclude_outside", 1),
        Attributes.text("coordinate_transformation_mode", "half_pixel")
    };

    /** An image of bytes (H, W, 3), with its sides as scalars. */
    record Sized(String pixels, String height, String width) {}

    /** Maps bytes (H, W, 3) to bytes of another size. */
    Sized of(Sized image, String height, String width) {
        var graph = scalars.graph();
        String sameHeight = scalars.equal(image.height(), height), sameWidth = scalars.equal(image.width(), width);
        String same = graph.node("And", List.of(sameHeight, sameWidth));
        var left = graph.body(SAME);
        left.outputBytes(SAME, image.pixels(), "height", "width", "3");
        var changed = graph.body(RESIZED);
        new ResizeSteps(new Scalars(changed)).resize(image, height, width);
        String pixels = graph.node(
                "If",
                List.of(same),
                Attributes.graph("then_branch", left.proto()),
                Attributes.graph("else_branch", changed.proto()));
        return new Sized(pixels, height, width);
    }

    private void resize(Sized image, String height, String width) {
        var graph = scalars.graph();
        String planes = graph.node("Transpose", List.of(image.pixels()), Attributes.integers("perm", 2, 0, 1));
        String floats = graph.node("Cast", List.of(planes), Attributes.type("to", Graph.FLOAT));
        String batch = graph.node("Unsqueeze", List.of(floats, graph.constant(0))); // (1, 3, H, W)
        String out = along(along(batch, image.height(), width), height, width);
        String bytes = graph.node("Cast", List.of(out), Attributes.type("to", Graph.UINT8));
        String lone = graph.node("Squeeze", List.of(bytes, graph.constant(0)));
        String pixels = graph.node("Transpose", List.of(lone), Attributes.integers("perm", 1, 2, 0));
        graph.outputBytes(RESIZED, pixels, "resized_height", "resized_width", "3");
    }

    /** To a size that differs in one dimension, rounded half upwards to 0..255. */
    private String along(String planes, String height, String width) {
        var graph = scalars.graph();
        String sizes = scalars.vector(graph.integer(1), graph.integer(3), height, width);
        String resized = graph.node("Resize", List.of(planes, "", "", sizes), CUBIC);
        String rounded = graph.node("Floor", List.of(graph.node("Add", List.of(resized, graph.scalar(0.5f)))));
        return graph.node("Clip", List.of(rounded, graph.scalar(0), graph.scalar(255)));
    }
}
