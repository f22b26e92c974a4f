package io.github.qptv2.degrade;

import java.util.List;

/** Names and parameters of the compression family. */
final class CompressionOperators {

    static final List<Operator> ALL = List.of(
            Operator.of("jpeg", "quality", a -> new StillCodec.Jpeg(a.whole("quality"))),
            Operator.of("webp", "quality", a -> new StillCodec.WebP(a.whole("quality"))));

    private CompressionOperators() {}
}
