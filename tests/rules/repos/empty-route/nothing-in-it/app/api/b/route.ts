// TODO: upload
