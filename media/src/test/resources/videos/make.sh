#!/bin/sh
# Makes the clips of this folder and, with the same FFmpeg 5.1, the MD5 of each decoded frame: run it here.
set -e
source="-y -v error -threads 1 -f lavfi -i testsrc2=size=64x48:rate=25:duration=2"
encode() { # NAME OPTIONS...
    name=$1
    shift
    ffmpeg $source "$@" -fflags +bitexact -map_metadata -1 "$name"
}
x264="-c:v libx264 -preset veryfast -pix_fmt yuv420p -g 12"
encode h264-b-frames.mp4 $x264 -bf 3
encode h264-open-gop.mkv $x264 -bf 3 -x264-params open-gop=1:scenecut=0
encode h264-intra-refresh.mp4 $x264 -bf 0 -x264-params intra-refresh=1
encode h264-interlaced.mp4 $x264 -flags +ildct+ilme -x264-params tff=1
encode h264-variable-rate.mp4 $x264 -vf "select='not(mod(n,3))+lt(n,20)'" -vsync vfr
encode hevc-10-bit.mp4 -c:v libx265 -preset ultrafast -pix_fmt yuv420p10le \
    -x265-params log-level=none:keyint=12:bframes=3:open-gop=1:pools=1:info=0
hidden="-auto-alt-ref 1 -lag-in-frames 16 -deadline good -cpu-used 2 -b:v 60k -g 30 -passlogfile pass"
for codec in libvpx libvpx-vp9; do
    # only a second pass places alternate reference frames
    ffmpeg $source -c:v $codec $hidden -pass 1 -f null -
    case $codec in libvpx) clip=vp8-hidden-frames.webm ;; *) clip=vp9-hidden-frames.webm ;; esac
    encode $clip -c:v $codec $hidden -pass 2
    rm pass-0.log
done
encode vp8.ivf -c:v libvpx -b:v 60k -g 12
encode av1.mkv -c:v libaom-av1 -usage realtime -cpu-used 8 -b:v 60k -g 12
encode mpeg4-b-frames.avi -c:v mpeg4 -bf 2 -q:v 8 -g 12
encode mpeg4.mov -c:v mpeg4 -bf 2 -q:v 8 -g 12
encode odd-size.mp4 -c:v libx264 -preset veryfast -g 12 -vf crop=61:45:0:0:exact=1,format=yuv444p
encode with-sound.mp4 -f lavfi -i sine=duration=2 $x264 -c:a aac -b:a 16k -movflags +faststart
encode sound.mp3 -f lavfi -i sine=duration=1 -map 1:a -b:a 16k
mpeg2="-c:v mpeg2video -bf 2 -q:v 12 -g 12"
encode mpeg2.mpg $mpeg2
encode mpeg2.vob $mpeg2
encode mpeg2.mxf $mpeg2
encode mpeg2.wtv $mpeg2 # is refused
encode h264.mts $x264 -bf 3 -f mpegts
encode h264.m2ts $x264 -bf 3 -mpegts_m2ts_mode 1
encode h264.264 $x264 -bf 3
encode hevc.hevc -c:v libx265 -preset ultrafast -pix_fmt yuv420p \
    -x265-params log-level=none:keyint=12:bframes=3:open-gop=1:pools=1:info=0
encode av1.obu -c:v libaom-av1 -usage realtime -cpu-used 8 -b:v 60k -g 12
encode wmv2.wmv -c:v wmv2 -q:v 8 -g 12
encode flv1.flv -c:v flv1 -q:v 8 -g 12
encode theora.ogv -c:v libtheora -pix_fmt yuv420p -q:v 3 -g 12
encode h263.3gp -c:v h263 -vf scale=128:96 -q:v 12 -g 12
encode rv20.rm -c:v rv20 -q:v 8 -g 12
encode mpeg2.nut $mpeg2
ffmpeg -y -v error -i h264-b-frames.mp4 -c copy -metadata:s:v rotate=270 -fflags +bitexact rotated.mov
ffmpeg -y -v error -ss 0.6 -i with-sound.mp4 -c copy -an -fflags +bitexact edit-list.mp4
for clip in *.mp4 *.mkv *.webm *.ivf *.avi *.mov *.mpg *.vob *.mxf *.mts *.m2ts *.264 *.hevc *.obu *.wmv *.flv \
    *.ogv *.3gp *.rm *.nut; do
    ffmpeg -noautorotate -v error -threads 1 -i "$clip" -map 0:v:0 -vsync passthrough -f framemd5 - |
        grep -v '^#' | awk '{print $NF}' > "$clip.md5"
done
