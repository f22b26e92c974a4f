package io.github.qptv2.onnx.graph;

import java.util.List;

import io.github.qptv2.onnx.graph.ResizeSteps.Sized;

/**
 * The grid of crops of an image: {@code columns <= ceil(W/S)}, {@code rows <= ceil(H/S)} and {@code columns rows <=
 * most}, with the product as large as possible; ties go to the grid whose columns/rows is nearest W/H, then to the one
 * with more columns.
 *
 * @param columns crops across, a scalar
 * @param rows crops down, a scalar
 * @param side of a crop, in pixels
 */
record GridSteps(Scalars scalars, String columns, String rows, int side) {

    static GridSteps of(Scalars scalars, Sized image, int side, int max) {
        var graph = scalars.graph();
        String limit = graph.integer(max);
        String mostColumns = cover(scalars, image.width(), side), mostRows = cover(scalars, image.height(), side);
        // every number of columns with the largest number of rows allowed
        String widest = scalars.add(scalars.smaller(mostColumns, limit), graph.integer(1));
        String columns = scalars.range(graph.integer(1), widest);
        String rows = scalars.smaller(mostRows, scalars.divide(limit, columns));
        String counts = scalars.multiply(columns, rows);
        String largest = scalars.equal(counts, graph.node("ReduceMax", List.of(counts)));
        String skews = scalars.choose(largest, skew(scalars, columns, rows, image), graph.real(Double.MAX_VALUE));
        String nearest = scalars.equal(skews, graph.node("ReduceMin", List.of(skews)));
        String candidates = scalars.choose(nearest, columns, graph.integer(0));
        String chosen = graph.node("ReduceMax", List.of(candidates), Attributes.integer("keepdims", 0));
        return new GridSteps(scalars, chosen, scalars.smaller(mostRows, scalars.divide(limit, chosen)), side);
    }

    /** Number of crops that cover a length. */
    private static String cover(Scalars scalars, String length, int side) {
        var graph = scalars.graph();
        return scalars.divide(scalars.add(length, graph.integer(side - 1)), graph.integer(side));
    }

    /** Distance of a grid's aspect ratio from the image's. */
    private static String skew(Scalars scalars, String columns, String rows, Sized image) {
        String ofGrid = scalars.divide(scalars.real(columns), scalars.real(rows));
        String ofImage = scalars.divide(scalars.real(image.width()), scalars.real(image.height()));
        return scalars.graph().node("Abs", List.of(scalars.subtract(ofGrid, ofImage)));
    }

    /** Start positions of crops spread evenly over a length, a single one in the middle: (count). */
    String starts(String count, String length) {
        var graph = scalars.graph();
        String spare = scalars.real(scalars.subtract(length, graph.integer(side)));
        String indices = scalars.real(scalars.range(graph.integer(0), count));
        String steps = scalars.larger(scalars.subtract(count, graph.integer(1)), graph.integer(1));
        String even = scalars.divide(scalars.multiply(indices, spare), scalars.real(steps));
        String middle = scalars.divide(spare, graph.real(2));
        String single = scalars.equal(count, graph.integer(1));
        return scalars.round(scalars.choose(single, middle, even));
    }
}
