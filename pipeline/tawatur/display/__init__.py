"""What pages for people share: claims in words, in Arabic and English, marks in a text, values on an axis, fonts."""
