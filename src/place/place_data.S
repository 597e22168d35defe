/* The tables of data/ as they are, in read-only memory: gongkai_places and gongkai_former_places, each from _begin to _end. */
    .section .rodata
    .global gongkai_places_begin
    .global gongkai_places_end
    .global gongkai_former_places_begin
    .global gongkai_former_places_end
gongkai_places_begin:
    .incbin "places.tsv"
gongkai_places_end:
    .byte 0
gongkai_former_places_begin:
    .incbin "former_places.tsv"
gongkai_former_places_end:
    .byte 0
    .section .note.GNU-stack,"",%progbits
