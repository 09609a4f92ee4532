"""What goes with the dashboard to who hosts it: the licences of its parts, and a bill of materials."""
