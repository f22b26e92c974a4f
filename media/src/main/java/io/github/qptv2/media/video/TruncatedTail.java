package io.github.qptv2.media.video;

import org.bytedeco.ffmpeg.avutil.AVFrame;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

/** The end of a file that is cut: its last frames may refer to what is missing. */
final class TruncatedTail {

    private TruncatedTail() {}

    /** The index without the frames behind the last that comes out whole; leaves the source at its start. */
    static FrameIndex trimmed(FrameSource source, FrameIndex index) throws VideoException {
        for (int key = index.keys().size() - 1; key >= 0; key--) {
            if (source.seek(index.keys().get(key))) {
                long last = lastSound(source);
                if (last != Long.MIN_VALUE) {
                    source.rewind();
                    return index.upTo(last);
                }
            }
        }
        source.rewind();
        long last = lastSound(source);
        source.rewind();
        return index.upTo(last);
    }

    private static long lastSound(FrameSource source) {
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
