package io.github.qptv2.onnx.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.github.qptv2.onnx.FloatArray;

/**
 * A builder of an ONNX graph: nodes in execution order, and constants. Values are identified by name.
 *
 * <pre>{@code
 * var graph = new Graph("double");
 * String x = graph.input("x", -1, 3);
 * graph.output("y", graph.node("Add", List.of(x, x)), -1, 3);
 * byte[] model = graph.model(Map.of());
 * }</pre>
 */
final class Graph {

    static final TensorProto.DataType FLOAT = TensorProto.DataType.FLOAT;
    static final TensorProto.DataType DOUBLE = TensorProto.DataType.DOUBLE;
    static final TensorProto.DataType INT32 = TensorProto.DataType.INT32;
    static final TensorProto.DataType INT64 = TensorProto.DataType.INT64;
    static final TensorProto.DataType UINT8 = TensorProto.DataType.UINT8;

    private static final int OPSET = 18;
    private static final int IR_VERSION = 8; // the first that has opset 18

    private final GraphProto.Builder proto = GraphProto.newBuilder();
    private final Graph root;
    private final Set<String> constants = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /** An empty graph. */
    Graph(String name) {
        proto.setName(name);
        root = this;
    }

    private Graph(String name, Graph root) {
        proto.setName(name);
        this.root = root;
    }

    /** A body graph for an operator such as Scan; it can use this graph's values, and constants are shared. */
    Graph body(String name) {
        return new Graph(name, root);
    }

    /** Declares an input of 32-bit floats; -1 is a free dimension. */
    String input(String name, long... shape) {
        proto.addInput(GraphValues.of(name, FLOAT, shape));
        return name;
    }

    /** As {@link #input(String, long...)}, of another type; dimensions are numbers or names of free dimensions. */
    String input(String name, TensorProto.DataType type, String... shape) {
        proto.addInput(GraphValues.of(name, type, List.of(shape)));
        return name;
    }

    /** Declares an output of 32-bit floats; -1 is a free dimension. */
    void output(String name, String value, long... shape) {
        identity(name, value);
        proto.addOutput(GraphValues.of(name, FLOAT, shape));
    }

    /**
     * As {@link #output(String, String, long...)}, of another type; dimensions are numbers or names of free dimensions.
     */
    void output(String name, String value, TensorProto.DataType type, String... shape) {
        identity(name, value);
        proto.addOutput(GraphValues.of(name, type, List.of(shape)));
    }

    private void identity(String name, String value) {
        proto.addNode(NodeProto.newBuilder()
                .setOpType("Identity")
                .setName(name)
                .addInput(value)
                .addOutput(name));
    }

    /**
     * Adds a node with one output.
     *
     * @param op operator of ONNX's standard domain
     * @return the output's name
     */
    String node(String op, List<String> inputs, AttributeProto... attributes) {
        return nodes(op, 1, inputs, attributes).get(0);
    }

    /** As {@link #node}, with several outputs. */
    List<String> nodes(String op, int outputs, List<String> inputs, AttributeProto... attributes) {
        String name = op + "_" + root.counts.merge(op, 1, Integer::sum);
        var names = new ArrayList<>(List.of(name));
        for (int i = 1; i < outputs; i++) {
            names.add(name + "_output" + i);
        }
        proto.addNode(NodeProto.newBuilder()
                .setOpType(op)
                .setName(name)
                .addAllInput(inputs)
                .addAllOutput(names)
                .addAllAttribute(Arrays.asList(attributes)));
        return List.copyOf(names);
    }

    /** A named constant of 32-bit floats; a later constant of the same name is ignored. */
    String constant(String name, FloatArray values) {
        return constant(name, () -> GraphConstants.floats(name, values));
    }

    /** A named constant of 64-bit integers; a later constant of the same name is ignored. */
    String constant(String name, long[] values, long... shape) {
        return constant(name, () -> GraphConstants.integers(name, values, shape));
    }

    /** A named constant of 8-bit integers; a later constant of the same name is ignored. */
    String constant(String name, byte[] values, long... shape) {
        return constant(name, () -> GraphConstants.bytes(name, values, shape));
    }

    /** A named constant of 64-bit floats; a later constant of the same name is ignored. */
    String constant(String name, List<Double> values) {
        return constant(name, () -> GraphConstants.doubles(name, values));
    }

    /** A vector of 64-bit integers, named by its values: a shape, or axes. */
    String constant(long... values) {
        return constant("int64" + Arrays.toString(values).replace(" ", ""), values, values.length);
    }

    /** One 32-bit float, named by its value. */
    String scalar(float value) {
        return constant("float[" + value + "]", new FloatArray(new float[] {value}));
    }

    /** One 64-bit integer, named by its value. */
    String integer(long value) {
        return constant("int64(" + value + ")", new long[] {value});
    }

    /** One 64-bit float, named by its value. */
    String real(double value) {
        return constant("double(" + value + ")", List.of(value));
    }

    private String constant(String name, Supplier<TensorProto> tensor) {
        if (root.constants.add(name)) {
            root.proto.addInitializer(tensor.get());
        }
        return name;
    }

    /** The graph as the value of an attribute. */
    GraphProto proto() {
        return proto.build();
    }

    /** The graph as an ONNX file with metadata entries. */
    byte[] model(Map<String, String> entries) {
        var model = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("qpt")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .setGraph(proto);
        entries.forEach((key, value) -> model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build().toByteArray();
    }
}
