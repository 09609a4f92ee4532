"""What happens beside a crowd that moves sliders: what pages ask when nothing moves, and who saves."""
