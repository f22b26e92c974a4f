package io.github.qptv2.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OnnxFileTest {

    private static final String MESSAGE = "must have all its weights in one file, but keeps w in another";

    private static TensorProto tensor(TensorProto.DataLocation where) {
        return TensorProto.newBuilder().setName("w").setDataLocation(where).build();
    }

    private static byte[] model(GraphProto.Builder graph) {
        return ModelProto.newBuilder().setGraph(graph).build().toByteArray();
    }

    @Test
    void weightsWithinTheFileAreAccepted() {
        var graph = GraphProto.newBuilder().addInitializer(tensor(TensorProto.DataLocation.DEFAULT));
        assertThatCode(() -> OnnxFile.requireSelfContained(model(graph))).doesNotThrowAnyException();
    }

    @Test
    void externalWeightsAreRefused() {
        var graph = GraphProto.newBuilder().addInitializer(tensor(TensorProto.DataLocation.EXTERNAL));
        assertThatThrownBy(() -> OnnxFile.requireSelfContained(model(graph)))
                .isInstanceOf(OnnxException.class)
                .hasMessage(MESSAGE);
    }

    @Test
    void externalWeightsAreFoundInConstantsAndBranches() {
        var constant = NodeProto.newBuilder()
                .addAttribute(AttributeProto.newBuilder().setT(tensor(TensorProto.DataLocation.EXTERNAL)));
        var branch = NodeProto.newBuilder()
                .addAttribute(
                        AttributeProto.newBuilder().setG(GraphProto.newBuilder().addNode(constant)));
        assertThatThrownBy(() -> OnnxFile.requireSelfContained(
                        model(GraphProto.newBuilder().addNode(branch))))
                .hasMessage(MESSAGE);
    }

    @Test
    void otherFilesAreRefused() {
        assertThatThrownBy(() -> OnnxFile.requireSelfContained(new byte[] {1, 2, 3}))
                .isInstanceOf(OnnxException.class)
                .hasMessageStartingWith("is no ONNX file");
    }
}
