/** Images and videos: decoding, resizing and classical features. */
@SuppressWarnings("module") // a digit ends a part of the name, and the modules named below are compiled later
module io.github.qptv2.media {
    requires static transitive org.jspecify;
    requires transitive java.desktop;
    requires io.github.qptv2.io;
    requires org.bytedeco.ffmpeg;
    requires org.bytedeco.javacpp;
    requires org.bytedeco.opencv;
    requires org.slf4j;

    exports io.github.qptv2.media.feature;
    exports io.github.qptv2.media.image;
    exports io.github.qptv2.media.image.integrity;
    exports io.github.qptv2.media.video;
    exports io.github.qptv2.media to
            io.github.qptv2.degradations;
}
