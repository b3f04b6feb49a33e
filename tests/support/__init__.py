"""What tests share and no test is: libraries to change, servers, a browser, the proof of a PDF."""
