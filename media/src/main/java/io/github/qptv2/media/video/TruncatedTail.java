package io.github.qptv2.media.video;

import org.bytedeco.ffmpeg.avutil.AVFrame;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

/** The end of a truncated file, whose last frames may refer to missing data. */
final class TruncatedTail {

    private TruncatedTail() {}

    /** The index without the frames after the last intact one; rewinds the source. */
    static FrameIndex trimmed(FrameSource source, FrameIndex index) throws VideoException {
        for (int key = index.keys().size() - 1; key >= 0; key--) {
            if (source.seek(index.keys().get(key))) {
                long last = lastIntact(source);
                if (last != Long.MIN_VALUE) {
                    source.rewind();
                    return index.upTo(last);
                }
            }
        }
        source.rewind();
        long last = lastIntact(source);
        source.rewind();
        return index.upTo(last);
    }

    private static long lastIntact(FrameSource source) {
        long last = Long.MIN_VALUE;
        AVFrame frame = av_frame_alloc();
        while (source.next(frame)) {
            if (IntactFrames.of(frame)) {
                last = Math.max(last, frame.pts());
            }
        }
        av_frame_free(frame);
        return last;
    }
}
