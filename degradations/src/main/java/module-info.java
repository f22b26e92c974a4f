/** Degradation operators, chains, presets and distortion series. */
@SuppressWarnings("module") // a digit ends a part of the name
module io.github.qptv2.degradations {
    requires static transitive org.jspecify;
    requires transitive io.github.qptv2.media;
    requires io.github.qptv2.io;
    requires org.bytedeco.ffmpeg;
    requires org.bytedeco.javacpp;
    requires transitive org.bytedeco.opencv;

    exports io.github.qptv2.degrade;
    exports io.github.qptv2.degrade.compose;
    exports io.github.qptv2.degrade.pixel;
}
