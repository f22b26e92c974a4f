package io.github.qptv2.degrade;

import java.util.List;

/** Declarations of the compression operators. */
final class CompressionOperators {

    static final List<Operator> ALL = List.of(
            Operator.of("jpeg", "quality", a -> new ImageCodec.Jpeg(a.intValue("quality"))),
            Operator.of("webp", "quality", a -> new ImageCodec.WebP(a.intValue("quality"))),
            Operator.of("jpeg2000", "ratio", a -> new ImageCodec.Jpeg2000(a.intValue("ratio"))),
            Operator.of("h264", "qp", a -> new VideoCodec.H264(a.intValue("qp"))),
            Operator.of("vp9", "q", a -> new VideoCodec.Vp9(a.intValue("q"))));

    private CompressionOperators() {}
}
