package io.github.qptv2.onnx;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;

/** Inspects the bytes of an ONNX file without running it. */
public final class OnnxFile {

    private OnnxFile() {}

    /**
     * Refuses a network with external data: its bytes alone would be incomplete, and running it would read arbitrary
     * files.
     *
     * @throws OnnxException if it is no ONNX file, or has external data
     */
    public static void requireSelfContained(byte[] network) throws OnnxException {
        ModelProto model = parse(network);
        var functions = model.getFunctionsList().stream().flatMap(function -> function.getNodeList().stream());
        var external = Stream.concat(tensors(model.getGraph()), functions.flatMap(OnnxFile::tensors))
                .filter(tensor -> tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL)
                .findFirst();
        if (external.isPresent()) {
            throw new OnnxException("must have all its weights in one file, but keeps %s in another"
                    .formatted(external.get().getName()));
        }
    }

    /**
     * The metadata entries of a network.
     *
     * @throws OnnxException if it is no ONNX file
     */
    public static Map<String, String> metadata(byte[] network) throws OnnxException {
        var entries = new LinkedHashMap<String, String>();
        parse(network).getMetadataPropsList().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        return entries;
    }

    private static ModelProto parse(byte[] network) throws OnnxException {
        try {
            return ModelProto.parseFrom(network);
        } catch (InvalidProtocolBufferException e) {
            throw new OnnxException("is no ONNX file", e);
        }
    }

    private static Stream<TensorProto> tensors(GraphProto graph) {
        return Stream.of(
                        graph.getInitializerList().stream(),
                        graph.getSparseInitializerList().stream()
                                .flatMap(sparse -> Stream.of(sparse.getValues(), sparse.getIndices())),
                        graph.getNodeList().stream().flatMap(OnnxFile::tensors))
                .flatMap(tensors -> tensors);
    }

    private static Stream<TensorProto> tensors(NodeProto node) {
        return node.getAttributeList().stream().flatMap(OnnxFile::tensors);
    }

    private static Stream<TensorProto> tensors(AttributeProto attribute) {
        List<TensorProto> own = attribute.hasT() ? List.of(attribute.getT()) : List.of();
        List<GraphProto> graph = attribute.hasG() ? List.of(attribute.getG()) : List.of();
        return Stream.concat(
                Stream.of(own, attribute.getTensorsList()).flatMap(Collection::stream),
                Stream.of(graph, attribute.getGraphsList())
                        .flatMap(Collection::stream)
                        .flatMap(OnnxFile::tensors));
    }
}
