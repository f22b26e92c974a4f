"""Makes the small networks of this folder: python networks.py. Needs the packages onnx and numpy."""

import numpy
from onnx import TensorProto, checker, helper, numpy_helper, save

INPUT = "image"


class Graph:
    """Nodes one after the other, with outputs of named shapes."""

    def __init__(self):
        self.nodes, self.weights, self.outputs = [], [], []

    def constant(self, name, values):
        self.weights.append(numpy_helper.from_array(numpy.array(values, numpy.float32), name))
        return name

    def node(self, kind, inputs, output, **attributes):
        self.nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    def conv(self, given, name, kernel, stride, pads):
        """A convolution; pads are above, left, below, right."""
        weight = self.constant(name + ".weight", kernel)
        return self.node("Conv", [given, weight], name, strides=[stride, stride], pads=pads)

    def output(self, name, *shape):
        self.outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))

    def write(self, file, *shape):
        image = helper.make_tensor_value_info(INPUT, TensorProto.FLOAT, shape)
        graph = helper.make_graph(self.nodes, "teacher", [image], self.outputs, self.weights)
        model = helper.make_model(graph, producer_name="qpt-tests", opset_imports=[helper.make_opsetid("", 13)])
        model.ir_version = 7
        checker.check_model(model)
        save(model, file)


def weights(out, given, side):
    """Positive numbers of a kernel, symmetric about its middle, another scale for each pair of channels."""
    scale = 1 + numpy.arange(out)[:, None] + 2 * ((numpy.arange(out)[:, None] + numpy.arange(given)[None]) % 3)
    return numpy.broadcast_to(scale[:, :, None, None] / (4 * given * side * side), (out, given, side, side))


def placed(file, batch, side):
    """Maps whose cells lie at known places: center of cell i along either axis, in pixels.

    near: 2 i + 0.5    kernel 3, stride 2, a border of 1
    valid: 4 i + 2.5   kernel 5, stride 4, no border
    same: 2 i + 1.5    kernel 3, stride 2, a border of 1 below and on the right: TensorFlow's SAME for even sides
    deep: 8 i + 3.5    kernel 4, stride 4 on near
    mean: each color's mean over the image, of rank 2
    """
    graph = Graph()
    graph.conv(INPUT, "near", weights(4, 3, 3), 2, [1, 1, 1, 1])
    graph.conv(INPUT, "valid", weights(2, 3, 5), 4, [0, 0, 0, 0])
    graph.conv(INPUT, "same", weights(2, 3, 3), 2, [0, 0, 1, 1])
    graph.conv("near", "deep", weights(3, 4, 4), 4, [0, 0, 0, 0])
    graph.node("GlobalAveragePool", [INPUT], "average")
    graph.node("Flatten", ["average"], "mean", axis=1)
    for name, channels in ("near", 4), ("valid", 2), ("same", 2), ("deep", 3):
        graph.output(name, batch, channels, "h." + name, "w." + name)
    graph.output("mean", batch, 3)
    graph.write(file, batch, 3, side or "h", side or "w")


def root(file):
    """The square root of every value: no number where a pixel is below the mean."""
    graph = Graph()
    graph.node("Sqrt", [INPUT], "root")
    graph.output("root", "n", 3, "h", "w")
    graph.write(file, "n", 3, "h", "w")


def grey(file):
    """An input of rank 3."""
    graph = Graph()
    graph.node("Abs", [INPUT], "abs")
    graph.output("abs", "n", "h", "w")
    graph.write(file, "n", "h", "w")


placed("placed.onnx", "n", 0)
placed("fixed.onnx", 2, 48)
root("root.onnx")
grey("grey.onnx")
