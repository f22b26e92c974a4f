/** Scores images and videos: the API of the library. */
@SuppressWarnings("module") // a digit ends a part of the name
module io.github.qptv2.scoring {
    requires static transitive org.jspecify;
    requires transitive io.github.qptv2.architecture;
    requires transitive io.github.qptv2.media;
    requires io.github.qptv2.io;
    requires transitive io.github.qptv2.onnx;
    requires org.slf4j;

    exports io.github.qptv2.scoring;
    exports io.github.qptv2.scoring.backbone;
    exports io.github.qptv2.scoring.batch;
    exports io.github.qptv2.scoring.bundle;
    exports io.github.qptv2.scoring.export;
}
