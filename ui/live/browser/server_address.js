// Where Streamlit's server is: in the folder of the page. Streamlit would first ask for it below the page as well, and
// the console of every page but Start then says that it is not there. Streamlit's own code reads this once, after ours.

window.__streamlit = { ...window.__streamlit, BACKEND_BASE_URL: new URL(".", location.href).href }
